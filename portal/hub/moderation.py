"""The reading of a page by somebody else before it is published. Called by `start_hub`."""

from datetime import datetime

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from portal.accounts.models import RoleKind

from . import ledger
from .roles import HOMES


def lay(*, now: datetime) -> None:
    """« Relecture »: a programme manager approves; the communication staff submits, or publishes without it."""
    ledger.once("moderation", lay_workflow, now=now)


def lay_workflow() -> None:
    """One task, over the tree of each language. Wagtail mails the readers, and the author once they have answered."""
    task = GroupApprovalTask.objects.create(name="Relecture par la direction du programme")
    task.groups.add(Group.objects.get(name=RoleKind.PROGRAMME_MANAGER))
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for home in filter(None, map(ledger.page, HOMES)):
        WorkflowPage.objects.create(workflow=workflow, page=home.page_ptr)
