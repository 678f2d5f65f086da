"""What the search knows of words: families that answer for one another, and words too common to look for.

`manage.py update_index` after a change: the index holds each word under the first of its family.
"""

FAMILIES = {
    "fr": (
        ("mentor", "mentore", "mentoré", "mentorée", "parrain", "marraine", "filleul", "filleule"),
        ("mentorat", "parrainage"),
        ("emploi", "travail", "travaux", "job"),
        ("entreprise", "entrepreneur", "entrepreneuse", "entreprendre", "créateur", "créatrice"),
        ("rencontre", "rendez", "entretien"),
        ("bénévole", "bénévolat", "volontaire"),
    ),
    "en": (
        ("mentor", "mentee", "sponsor", "godparent", "godchild"),
        ("mentorship", "sponsorship"),
        ("job", "employment", "work"),
        ("business", "company", "entrepreneur", "founder"),
        ("meeting", "appointment"),
        ("volunteer", "voluntary"),
    ),
}

COMMON = {
    "fr": "à ai au aux avec ce ces cette comment dans de des du elle en est et il ils je la le les leur ma mes mon ne "
    "nos notre nous on ou où par pas pour qu que quel quelle qui sa se ses si son sont sur un une vos votre vous",
    "en": "an and are at be by can do for from how in is it my not of on or our the this to us we what where who with "
    "you your",
}
