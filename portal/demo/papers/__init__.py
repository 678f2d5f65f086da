"""The documents of the demo: `<name>.html` is what was written, `<name>.pdf` what `python -m portal.demo.papers` printed.

The PDF files are kept beside their texts, so that the demo needs no printer to be laid.
"""
