"""The first text of the commitment charter (MentorU, « Engagement des parties »), in French and in English."""

FRENCH = {
    "title": "Charte d’engagement du tandem",
    "intro": (
        "Après leur première rencontre, le mentor et la personne accompagnée décident de faire route ensemble. "
        "Ils s’engagent l’un envers l’autre, et tous deux envers le hub, à respecter ce qui suit."
    ),
    "mentor_commitments": "\n".join(
        (
            (
                "Mettre mes compétences professionnelles et mon réseau au service de la recherche d’emploi de la personne "
                "que j’accompagne."
            ),
            "L’aider à mettre en place une méthode de recherche efficace et structurée.",
            "Lui apporter un regard extérieur et constructif sur l’ensemble de ses démarches.",
            (
                "Être disponible deux fois par mois au moins, en priorité sur mon lieu de travail, et prévenir en cas "
                "d’empêchement."
            ),
            "Garder le contact entre deux rencontres, par téléphone ou par message.",
            "Dire à l’équipe du hub, en quelques mots, comment le tandem avance.",
        )
    ),
    "mentee_commitments": "\n".join(
        (
            "Mener une recherche active d’emploi, c’est-à-dire en faire mon activité.",
            "Respecter la fréquence des rencontres avec mon mentor, et prévenir en cas d’empêchement.",
            "Mettre en œuvre le plan d’action que nous avons défini ensemble.",
            "Informer l’équipe du hub de l’avancée de mes démarches.",
        )
    ),
    "limits": "\n".join(
        (
            "Le rôle du mentor n’est pas de trouver un emploi à la place de la personne accompagnée.",
            "Le mentor ne fait pas de recherches à sa place.",
            "Il n’y a entre les deux ni contrat de travail, ni rémunération, ni obligation d’embauche.",
        )
    ),
    "confidentiality": (
        "Ce qui est confié dans le tandem reste dans le tandem. Chacun peut parler à l’équipe du hub de la marche du tandem ; "
        "les confidences, elles, ne sont pas transmises. Si la sécurité d’une personne est en jeu, l’équipe est prévenue."
    ),
    "end_rules": (
        "Le tandem prend fin à la date prévue, ou plus tôt si le but est atteint. Chacun peut aussi y mettre fin à tout moment, "
        "en le disant à l’autre ou à l’équipe, sans avoir à s’en justifier. Un dernier échange avec l’équipe fait alors le bilan."
    ),
}

ENGLISH = {
    "title": "Commitment charter of the tandem",
    "intro": (
        "After their first meeting, the mentor and the mentee decide to go on together. "
        "They commit to each other, and both to the hub, to what follows."
    ),
    "mentor_commitments": "\n".join(
        (
            "To put my professional skills and my network to the service of the mentee’s search for a job.",
            "To help to build an efficient and structured way of searching.",
            "To bring an outside and constructive view on everything that is undertaken.",
            "To be there at least twice a month, first of all at my workplace, and to say so when I cannot.",
            "To keep in touch between two meetings, by phone or by message.",
            "To tell the hub’s team in a few words how the tandem is going.",
        )
    ),
    "mentee_commitments": "\n".join(
        (
            "To search for a job actively, that is, to make it my activity.",
            "To keep to the rhythm of the meetings with my mentor, and to say so when I cannot.",
            "To carry out the action plan that we wrote together.",
            "To tell the hub’s team how my search is going.",
        )
    ),
    "limits": "\n".join(
        (
            "The mentor’s role is not to find a job in the mentee’s place.",
            "The mentor does not search in the mentee’s place.",
            "Between the two there is no contract of employment, no payment and no duty to hire.",
        )
    ),
    "confidentiality": (
        "What is said in the tandem stays in the tandem. Each may tell the hub’s team how the tandem is going; what was said in "
        "confidence is not passed on. If somebody’s safety is at stake, the team is told."
    ),
    "end_rules": (
        "The tandem ends on the planned day, or earlier when its aim is reached. Each may also end it at any time, by telling "
        "the other or the team, without having to say why. A last talk with the team then looks back on it."
    ),
}

TEXTS = {"fr": FRENCH, "en": ENGLISH}
