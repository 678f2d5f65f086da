"""Those who are in the pool: when they applied, when they were accepted. In working days before today."""

from portal.demo.accounts import COORDINATOR, OFFICER, Seat
from portal.demo.acts.arriving import applies, confirms, is_accepted, is_ready, is_taken, names
from portal.demo.cast import who
from portal.demo.people import Person

from .telling import Story, about, lines

MENTORS = """
olivier.pontarelle    209 205
hajar.ouazzanfi       208 205
mamadou.sissokhane    207 203
laurence.bonpertuis   206 203
delphine.amouriet     205 201
beatrice.kuentzel     204 201
sukru.aydemirci       204 200
patrice.malbosquet    202 198
vincent.aragnol       201 197
jeannoel.rastouble    199 195
soraya.mebrouki       197 193
guillaume.ferrandot   180 176
didier.escoffrey      176 172
joseph.tchouankep     171 168
rosemay.payetot       166 162
ines.carvalhosa       160 156
rachid.elqasraoui     155 152
florian.desmazurier   149 145
amel.zerrougane       141 138
pascal.ribeyrolle     137 133
minhkhoi.quach        128 124
yasmina.elkhatirou    121 118
mireille.fonscolombet 112 109
stephane.quillichet   104 100
emre.karatekin        96 92
nadege.courvoisine    91 88
oksana.hryhorchuk     84 81
clotilde.verdagne     78 74
tigran.hovhasarian    73 70
sylvie.cabrolin       69 66
h.roumestang          66 62
francoise.ollivary    65 61
bernard.cantarel      64 59
ma.delpuget           57 52
luca.bellandrini      54 50
brigitte.laugerand    51 47
karim.bensalhia       48 44
thuha.luong           47 43
noemie.tarissan       34 31
thierry.vaccarezzi    27 24
"""
MENTEES = """
philippe.combarieu        203 198
rachida.benmokhtari       200 196
kevin.laborderie          196 192
loic.kermadeuc            194 189
boubacar.kandjira         192 188
clemence.aubespin         190 185
lina.kacimoune            183 179
elif.yildizhan            141 137
samir.ouchettine          140 136
gerard.pinatelle          162 158
rayan.aitslimene          142 138
naima.tahraouine          150 146
pierreyves.lescarrot      146 142
aissatou.baldera          139 135
mathis.rebouillat         133 129
theo.ventabrun            129 126
christelle.audemarie      124 120
nadia.hamroudi            116 112
olena.marchukivska        108 104
coline.arbousset          102 98
eva.sampieretti           97 94
hicham.belaroussi         74 70
veronique.salindrey       71 67
virginie.peyronelle       68 64
malgorzata.s              62 59
josue.makangila           56 52
estelle.garrigane         52 48
ibrahima.conteba          49 45
zeynep.altunbas           46 42
dylan.marroncle           43 39
jordan.picatelle          41 37
mohamedamine.larbaouine   39 36
samira.tabourdji          37 33
lucie.fabregoule          35 31
tesfay.gebrezghi          33 29
aminata.tounkarou         31 27
carla.montecorvo          29 26
nour.halbouni             28 24
farid.guellouzane         27 23
teodora.ilincoiu          26 22
solene.maragnan           24 20
enzo.figarol              22 18
abdelkrim.bouzerdane      21 17
ngoclan.khuong            19 15
fatoumata.diabyssa        17 13
yanis.ferhatoune          16 13
anahit.sarkisovan         14 10
julie.canavezzane         13 9
marion.esterelle          12 8
manon.estoublonne         11 7
"""
NOT_READY = """
antoine.guirandeau  8 3
emilie.castelrou   15 11
sandrine.maufreux   9 4
"""


def told() -> Story:
    """Everybody who is in the pool, and what some of them named when they read their card."""
    ready = [
        act
        for mailbox, applied, accepted in [*lines(MENTORS), *lines(MENTEES)]
        for act in joins(who(mailbox), applied=int(applied), accepted=int(accepted))
    ]
    waited_for = [
        act
        for mailbox, applied, accepted in lines(NOT_READY)
        for act in enters(who(mailbox), applied=int(applied), accepted=int(accepted))
    ]
    return [*ready, *waited_for, *named()]


def officer_of(person: Person) -> Seat:
    """Young people are received by their programme's own coordinator."""
    return COORDINATOR if person.role == "mentee" and person.track == "youth" else OFFICER


def enters(person: Person, *, applied: int, accepted: int) -> Story:
    """From the form to the pool, without a hitch."""
    hour, by = 12 + len(person.mailbox) % 10, officer_of(person)
    return [
        (applied, about(hour, person), applies(person)),
        (applied, f"{hour}:58", confirms(person)),
        (applied - 1, about(9, person), is_taken(person, by)),
        (accepted, about(16, person), is_accepted(person, by)),
    ]


def joins(person: Person, *, applied: int, accepted: int) -> Story:
    """In the pool, and ready the same evening."""
    return [
        *enters(person, applied=applied, accepted=accepted),
        (accepted, about(18, person), is_ready(person)),
    ]


def named() -> Story:
    """A former employer, somebody not wished: the mentor is never one of them. Founders named theirs in the form."""
    return [
        (26, "19:32", names(who("carla.montecorvo"), "Studio Belle de Mai", "employer")),
        (48, "20:05", names(who("estelle.garrigane"), "Yasmina El Khatirou", "veto")),
    ]
