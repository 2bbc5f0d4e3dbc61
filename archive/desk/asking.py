"""What an action on several records asks before it is done: one page with all of it."""

from hashlib import blake2b

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from archive.desk.refusing import CONFIRMED, question
from archive.desk.telling import in_html

SENT = ("action", "index", "select_across", ACTION_CHECKBOX_NAME)


class AskedError(Exception):
    """What an action has done is undone, until its ``questions`` are confirmed."""

    def __init__(self, questions):
        super().__init__(*(finding.sentence for finding in questions))
        self.questions = questions


class Asking:
    """Mixin of an admin whose actions ask what a form would ask of a new record."""

    def ask(self, request, warnings):
        """Return those of ``warnings`` that nobody has to confirm.

        Raises ``AskedError`` unless the others are confirmed, which history keeps.
        """
        odd = [finding for finding in warnings if finding.odd]
        if odd and request.POST.get(CONFIRMED) != mark_of(odd):
            raise AskedError(odd)
        for finding in odd:
            self.log_change(request, finding.record, question(finding).confirmed)
        return [finding for finding in warnings if not finding.odd]

    def response_action(self, request, queryset):
        try:
            return super().response_action(request, queryset)
        except AskedError as asked:
            return self._asked(request, asked.questions)

    def _asked(self, request, questions):
        sent = [(name, value) for name in SENT for value in request.POST.getlist(name)]
        return TemplateResponse(
            request,
            "admin/asked.html",
            {
                **self.admin_site.each_context(request),
                "title": _("Look at this before it is published"),
                "opts": self.opts,
                "questions": [in_html(finding) for finding in questions],
                "sent": [*sent, (CONFIRMED, mark_of(questions))],
                "back": request.get_full_path(),
            },
        )


def mark_of(findings) -> str:
    """Return a mark of ``findings``, 16 hexadecimal digits: of other ones another."""
    told = sorted(
        f"{it.record._meta.label} {it.record.pk} {it.sentence}" for it in findings
    )
    return blake2b("\n".join(told).encode(), digest_size=8).hexdigest()
