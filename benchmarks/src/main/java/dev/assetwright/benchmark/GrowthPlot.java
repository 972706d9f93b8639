package dev.assetwright.benchmark;

import dev.assetwright.benchmark.GrowthBenchmark.Figure;
import dev.assetwright.benchmark.GrowthBenchmark.Size;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/**
 * Draws growth as SVG: both axes by powers of ten, so that what grows like the work is as steep as the dashed line, and what
 * grows less is flatter. Colours follow the reader's choice of light or dark.
 */
final class GrowthPlot {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int TOP = 46;
  private static final int BOTTOM = 372;
  private static final int PANEL = 270;
  private static final int[] LEFTS = {52, 512};
  private static final int LABEL_HEIGHT = 14;

  /** A hundredth of a millisecond, to ten seconds. */
  private static final int LEAST = -2;

  private static final int MOST = 4;
  private static final String STYLE = """
      <style>
        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; font-size: 12px; fill: #5b6475 }
        .title { font-size: 13px; font-weight: 600; fill: #1d2433 }
        .grid { stroke: #e3e6ec } .work { stroke: #8b94a5; stroke-dasharray: 5 4 }
        .curve { fill: none; stroke-width: 2 }
        .c0 { stroke: #2f6fdb } .c1 { stroke: #0f8a6c } .c2 { stroke: #b4552d } .c3 { stroke: #8a4fc7 } .c4 { stroke: #a8790a }
        .t0 { fill: #2f6fdb } .t1 { fill: #0f8a6c } .t2 { fill: #b4552d } .t3 { fill: #8a4fc7 } .t4 { fill: #a8790a }
        .ground { fill: #ffffff }
        @media (prefers-color-scheme: dark) {
          text { fill: #9aa4b5 } .title { fill: #e6e9ef } .grid { stroke: #2a3240 } .work { stroke: #6d778a }
          .c0 { stroke: #7aa7f7 } .c1 { stroke: #4cc9a4 } .c2 { stroke: #e79370 } .c3 { stroke: #c19af0 } .c4 { stroke: #dcb456 }
          .t0 { fill: #7aa7f7 } .t1 { fill: #4cc9a4 } .t2 { fill: #e79370 } .t3 { fill: #c19af0 } .t4 { fill: #dcb456 }
          .ground { fill: #12161e }
        }
      </style>
      """;

  private record Curve(String label, Figure figure) {}

  private static final List<Curve> CURVES = List.of(
      new Curve("everything anew", Figure.ANEW),
      new Curve("one change", Figure.CHANGE),
      new Curve("plan of all", Figure.PLAN),
      new Curve("list", Figure.LIST),
      new Curve("map", Figure.MAP));

  private GrowthPlot() {}

  /** Returns the picture; the same figures give the same text. */
  static String svg(List<Size> byAssets, List<Size> byPartitions) {
    StringBuilder svg = new StringBuilder(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT)
            + " aria-label=\"Milliseconds by number of assets, and by number of partitions\">\n");
    svg.append(STYLE)
        .append("<rect class=\"ground\" width=\"%d\" height=\"%d\"/>\n".formatted(WIDTH, HEIGHT));
    panel(svg, LEFTS[0], "by assets, one cell each", byAssets, Size::assets);
    panel(svg, LEFTS[1], "by partitions, two assets", byPartitions, Size::partitions);
    text(
        svg,
        LEFTS[0],
        HEIGHT - 8,
        "note",
        "Both axes by powers of ten. Dashed: as steep as what grows like the work.");
    return svg.append("</svg>\n").toString();
  }

  private static void panel(
      StringBuilder svg, int left, String title, List<Size> sizes, ToIntFunction<Size> count) {
    text(svg, left, 22, "title", title);
    double from = Math.log10(count.applyAsInt(sizes.get(0)));
    double to = Math.log10(count.applyAsInt(sizes.get(sizes.size() - 1)));
    for (int power = LEAST; power <= MOST; power++) {
      int y = (int) Math.round(y(Math.pow(10, power)));
      line(svg, "grid", left, y, left + PANEL, y);
      svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n"
          .formatted(left - 6, y + 4, duration(power)));
    }
    for (Size size : sizes) {
      int x = x(left, from, to, count.applyAsInt(size));
      line(svg, "grid", x, TOP, x, BOTTOM);
      svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n"
          .formatted(x, BOTTOM + 18, String.format(Locale.ROOT, "%,d", count.applyAsInt(size))));
    }
    // As steep as the work, within the panel.
    double powers = Math.min(to - from, MOST - LEAST);
    line(
        svg,
        "work",
        left + PANEL - (int) Math.round(PANEL * powers / (to - from)),
        BOTTOM,
        left + PANEL,
        (int) Math.round(y(Math.pow(10, LEAST + powers))));
    curves(svg, left, from, to, sizes, count);
  }

  private static void curves(
      StringBuilder svg,
      int left,
      double from,
      double to,
      List<Size> sizes,
      ToIntFunction<Size> count) {
    List<double[]> ends = new ArrayList<>();
    for (int i = 0; i < CURVES.size(); i++) {
      StringBuilder points = new StringBuilder();
      double y = 0;
      for (Size size : sizes) {
        y = y(size.figures().get(CURVES.get(i).figure()));
        points.append(
            String.format(Locale.ROOT, "%d,%.1f ", x(left, from, to, count.applyAsInt(size)), y));
      }
      svg.append("<polyline class=\"curve c%d\" points=\"%s\"/>\n"
          .formatted(i, points.toString().strip()));
      ends.add(new double[] {i, y});
    }
    ends.sort(Comparator.comparingDouble(end -> end[1]));
    double free = TOP;
    for (double[] end : ends) {
      double y = Math.max(free, end[1] + 4);
      free = y + LABEL_HEIGHT;
      text(
          svg,
          left + PANEL + 8,
          (int) Math.round(y),
          "t" + (int) end[0],
          CURVES.get((int) end[0]).label());
    }
  }

  private static int x(int left, double from, double to, int count) {
    return (int) Math.round(left + PANEL * (Math.log10(count) - from) / (to - from));
  }

  private static double y(double millis) {
    double power = Math.max(LEAST, Math.min(MOST, Math.log10(Math.max(millis, 1e-9))));
    return BOTTOM - (BOTTOM - TOP) * (power - LEAST) / (MOST - LEAST);
  }

  private static String duration(int power) {
    return power >= 3
        ? "%d s".formatted((int) Math.pow(10, power - 3))
        : power >= 0
            ? "%d ms".formatted((int) Math.pow(10, power))
            : "%d µs".formatted((int) Math.pow(10, power + 3));
  }

  private static void line(StringBuilder svg, String style, int x1, int y1, int x2, int y2) {
    svg.append("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>\n"
        .formatted(style, x1, y1, x2, y2));
  }

  private static void text(StringBuilder svg, int x, int y, String style, String text) {
    svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, text));
  }
}
