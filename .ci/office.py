"""Presentations and workbooks, read by python-pptx and openpyxl: `office.py slides FILE` or `office.py book FILE`."""

import sys


def shapes(all):
    """Every shape, also those within groups."""
    for shape in all:
        yield shape
        if shape.shape_type == 6:
            yield from shapes(shape.shapes)


def slides(path):
    """A title and notes on every slide, no letters below 8 points."""
    from pptx import Presentation
    from pptx.util import Pt

    deck = Presentation(path)
    count = words = 0
    smallest = None
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text_frame.text.strip(), "a slide without a title"
        assert slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip(), "a slide without notes"
        for shape in shapes(slide.shapes):
            count += 1
            if not shape.has_text_frame:
                continue
            for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
                words += len(run.text.split())
                if run.text.strip():
                    smallest = min(smallest or run.font.size, run.font.size)
    assert smallest >= Pt(7.99), f"letters of {smallest.pt} points"
    return f"{len(deck.slides)} slides, {count} shapes, {words} words, smallest letters {smallest.pt:g} pt"


def book(path):
    """The five sheets with frozen heads and colours, typed cells, no formula."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    assert book.sheetnames == ["touchpoints", "experiences", "links", "findings", "opportunities"], book.sheetnames
    cells = numbers = 0
    for sheet in book:
        assert sheet.freeze_panes, f"{sheet.title}: heads are not frozen"
        assert sheet.column_dimensions["A"].width, f"{sheet.title}: columns without widths"
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            cells += cell.value is not None
            numbers += cell.data_type == "n" and cell.value is not None
            assert cell.data_type != "f", f"a formula in {cell.coordinate}"
    assert any(len(sheet.conditional_formatting) for sheet in book), "no conditional colours"
    return f"{cells} cells, {numbers} of them numbers"


if __name__ == "__main__":
    print({"slides": slides, "book": book}[sys.argv[1]](sys.argv[2]))
