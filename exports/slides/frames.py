"""A table or a chart in its placeholder."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import cast

from pptx.chart.chart import Chart as PptxChart
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart
from pptx.shapes.placeholder import ChartPlaceholder, TablePlaceholder
from pptx.util import Pt

from exports import sheets
from exports.document import Bullet, Chart
from exports.slides import charts, tables
from exports.slides.look import LEAST_SIZE
from exports.slides.tables import Sized
from exports.slides.text import plain
from exports.workbook import Sheet, Workbook
from words.text import storable

_TABLE_STYLE = "{7C3A4D52-9B0E-4E63-8A2F-51D6C7B8E901}"
"""The one of `base/tableStyles.xml`."""

_COLOURS = (MSO_THEME_COLOR.ACCENT_1, MSO_THEME_COLOR.ACCENT_4)


def put_table(holder: TablePlaceholder, sized: Sized, language: str) -> None:
    """A table with a first row of labels."""
    table = sized.table
    frame = holder.insert_table(rows=len(table.rows) + 1, cols=len(table.labels))
    _describe(frame, table.title)
    made = frame.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _TABLE_STYLE  # noqa: SLF001
    made.horz_banding = False
    for column, width in zip(made.columns, sized.widths, strict=True):
        column.width = Pt(width)
    for row, height in zip(made.rows, sized.heights, strict=True):
        row.height = Pt(height)
    figures = [isinstance(cell, int) for cell in table.rows[0]]
    rows = [[Bullet(label) for label in table.labels], *table.rows]
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, content, figure in zip(row.cells, cells, figures, strict=True):
            plain(cell.text_frame._txBody, [tables.shown(content)], language)  # noqa: SLF001
            if figure:
                cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def put_chart(holder: ChartPlaceholder, chart: Chart, made_at: datetime) -> None:
    """Bars, the first name on top, with their figures behind them."""
    data = CategoryChartData()
    data.categories = chart.names
    for series in chart.series:
        data.add_series(storable(series.label), series.values)
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, data)
    _describe(frame, charts.said(chart))
    made: PptxChart = frame.chart
    made.font.size = Pt(LEAST_SIZE)
    made.has_title = False
    made.has_legend = True
    made.legend.position = XL_LEGEND_POSITION.BOTTOM
    made.legend.include_in_layout = False
    _set_axes(made)
    _set_bars(made)
    _number_axes(made)
    part = cast(ChartPart, made.part)
    part.chart_workbook.update_from_xlsx_blob(_workbook(chart, made_at))


def _set_axes(made: PptxChart) -> None:
    made.category_axis.reverse_order = True
    made.category_axis.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3
    made.category_axis.has_major_gridlines = False
    made.value_axis.has_major_gridlines = False
    made.value_axis.visible = False
    made.value_axis.minimum_scale = 0


def _set_bars(made: PptxChart) -> None:
    plot = made.plots[0]
    plot.gap_width, plot.overlap = 50, 0
    plot.has_data_labels = True
    plot.data_labels.font.size = Pt(LEAST_SIZE)
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "General", False
    for number, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.theme_color = _COLOURS[number % len(_COLOURS)]
        series.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_3


def _number_axes(made: PptxChart) -> None:
    """Numbers from zero, as the standard has it: those of the library are below."""
    numbers: dict[str, str] = {}
    for tag in ("c:axId", "c:crossAx"):
        for element in made._chartSpace.iter(qn(tag)):  # noqa: SLF001
            number = numbers.setdefault(element.get("val"), str(len(numbers) + 1))
            element.set("val", number)


def _workbook(chart: Chart, made_at: datetime) -> bytes:
    """The figures behind the bars, where PowerPoint looks for them: one made at a known time."""
    labels = (" ", *(series.label for series in chart.series))
    values = [series.values for series in chart.series]
    rows = tuple(zip(chart.names, *values, strict=True))
    out = BytesIO()
    sheet = Sheet("Sheet1", labels, rows)
    sheets.write(Workbook(chart.title, "", made_at, (sheet,)), out)
    return out.getvalue()


def _describe(frame: object, text: str) -> None:
    """The alternative text, for those who do not see it."""
    properties = frame._element.nvGraphicFramePr.cNvPr  # type: ignore[attr-defined]  # noqa: SLF001
    properties.set("descr", text)
