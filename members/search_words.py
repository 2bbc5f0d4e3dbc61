"""By which words a country is found for what it was to the bloc, in both languages.

Words of our own, for what readers type where the record says *withdrawal*: beside its
terms, which the entry shows. One form of a word stands for all of its stem: *joined*
is also found as *joins*. No *fundó*: its stem is that of *fund*.
"""

from members.standings import Act, BeganBy, EndedBy, Standing

ANY = ("country", "state", "país", "Estado", "ALBA-TCP")
FORMER = ("former member", "antiguo miembro", "exmiembro")
JOINED = (
    *("joined", "acceded", "entered", "became a member"),
    *("ingresó", "se adhirió", "se unió", "se incorporó", "entró", "incorporación"),
)
SUSPENDED = ("suspended", "suspension", "suspendido", "suspendió", "suspensión")
BEGAN_BY = {
    BeganBy.FOUNDATION: (
        *("founding member", "founder"),
        *("miembro fundador", "país fundador"),
    ),
    BeganBy.ACCESSION: JOINED,
    BeganBy.READMISSION: (
        *("rejoined", "readmitted", "returned"),
        *("reingresó", "se reincorporó", "reincorporación", "regresó", "volvió"),
    ),
    BeganBy.INVITATION: ("invited", "invitado", "invitó"),
    BeganBy.SUSPENSION: SUSPENDED,
}
ENDED_BY = {
    EndedBy.WITHDRAWAL: (
        *("withdrew", "withdrawn", "left", "leaves"),
        *("se retiró", "salió", "salida", "abandonó", "dejó"),
    ),
    EndedBy.EXPULSION: ("expelled", "expulsado", "expulsó"),
    EndedBy.SUSPENSION: SUSPENDED,
    EndedBy.ACCESSION: JOINED,
    EndedBy.REINSTATEMENT: (
        *("reinstated", "suspension lifted"),
        *("restituido", "se levantó la suspensión"),
    ),
    EndedBy.EXPIRY: ("expired", "venció"),
}
ACTS = {
    Act.APPLIED: ("applied", "application", "solicitó", "pidió ingresar"),
    Act.ACCEPTED: ("accepted", "approved", "aceptó", "aprobó"),
    Act.SIGNED: ("signed", "signature", "firmó", "suscribió"),
    Act.RATIFIED: ("ratified", "ratification", "ratificó"),
    Act.IN_FORCE: ("entered into force", "entró en vigor"),
    Act.WITHDRAWAL_ANNOUNCED: ("announced its withdrawal", "anunció su retiro"),
    Act.WITHDRAWN: ENDED_BY[EndedBy.WITHDRAWAL],
    Act.SUSPENDED: SUSPENDED,
    Act.REINSTATED: ENDED_BY[EndedBy.REINSTATEMENT],
}
IS_MEMBER_AFTER = (EndedBy.SUSPENSION, EndedBy.REINSTATEMENT)


def words_for(periods) -> list[str]:
    """Return the words for all public ``Membership``s of a state, in order of time.

    And for the acts that are attached to them.
    """
    return [
        *(ANY if periods else ()),
        *(FORMER if is_former(periods) else ()),
        *(word for period in periods for word in words_of(period)),
        *(word for one in periods for act in one.acts_told for word in ACTS[act.act]),
    ]


def words_of(period) -> list[str]:
    """Return the words for one ``Membership``.

    A member since a day has joined then, where nothing says how it became one.
    """
    joined = period.beginnings and period.standing == Standing.MEMBER
    unsaid = JOINED if joined else ()
    return [
        *(SUSPENDED if period.standing == Standing.SUSPENDED else ()),
        *BEGAN_BY.get(period.began_by, unsaid),
        *ENDED_BY.get(period.how_ended, ()),
    ]


def is_former(periods) -> bool:
    """Tell whether ``periods``, in order of time, are of a member that is none now.

    A suspended state belongs, and so does one whose suspension was lifted.
    """
    belonged = (Standing.MEMBER, Standing.SUSPENDED)
    own = [period for period in periods if period.standing in belonged]
    are_over = all(one.date_of("ended") or one.ended_not_after for one in own)
    return bool(own) and are_over and own[-1].how_ended not in IS_MEMBER_AFTER
