"""Words: lead, running text, callout, numbered steps, questions that open."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import previews

PROSE = ["h2", "h3", "h4", "bold", "link", "document-link", "ol", "ul"]
SHORT = ["bold", "link", "document-link", "ol", "ul"]


class LeadBlock(blocks.TextBlock):
    """The paragraph in larger type that opens a part."""

    class Meta:
        icon = "pilcrow"
        label = _("Lead")
        description = _("The paragraph in larger type that opens a page or a part of it.")
        preview_value = previews.LEAD
        group = _("Text")
        template = "cms_pages/blocks/lead.html"


class ProseBlock(blocks.RichTextBlock):
    """Running text: titles, bold, links and lists, nothing that would break the look."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=PROSE, **kwargs)

    class Meta:
        icon = "doc-full"
        label = _("Text")
        description = _("Running text: titles, paragraphs, lists and links.")
        preview_value = previews.PROSE
        group = _("Text")
        template = "cms_pages/blocks/prose.html"


class CalloutBlock(blocks.StructBlock):
    """Something not to miss, beside the text."""

    title = blocks.CharBlock(label=_("Title"), max_length=80, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT)

    class Meta:
        icon = "info-circle"
        label = _("Callout")
        description = _("A few lines not to miss, set apart from the text around them.")
        preview_value = previews.CALLOUT
        group = _("Text")
        template = "cms_pages/blocks/callout.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    text = blocks.TextBlock(label=_("Text"), max_length=300)

    class Meta:
        label = _("Step")
        label_format = "{title}"


class StepsBlock(blocks.StructBlock):
    """A path, step by step; the numbers come by themselves."""

    steps = blocks.ListBlock(StepBlock(), label=_("Steps"), min_num=2, max_num=6)

    class Meta:
        icon = "list-ol"
        label = _("Numbered steps")
        description = _("A path in two to six steps, when the order counts; the numbers come by themselves.")
        preview_value = previews.STEPS
        group = _("Text")
        template = "cms_pages/blocks/steps.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=140)
    answer = blocks.RichTextBlock(label=_("Answer"), features=SHORT)

    class Meta:
        label = _("Question")
        label_format = "{question}"


class AccordionBlock(blocks.StructBlock):
    """Questions whose answer opens on demand, with or without JavaScript."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "collapse-down"
        label = _("Questions and answers")
        description = _("Questions whose answers open one by one, when few readers need them all.")
        preview_value = previews.ACCORDION
        group = _("Text")
        template = "cms_pages/blocks/accordion.html"
