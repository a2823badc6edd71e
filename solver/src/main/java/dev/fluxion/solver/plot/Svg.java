package dev.fluxion.solver.plot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A scalable vector graphic under construction; pixels, y downwards, later shapes over earlier ones. */
public final class Svg {
    /** Where a text is attached to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder body = new StringBuilder(4096);
    private final double width;
    private final double height;

    Svg(double width, double height) {
        this.width = width;
        this.height = height;
        rectangle(0, 0, width, height, "#ffffff", "none");
    }

    void rectangle(double x, double y, double w, double h, String fill, String stroke) {
        body.append("<rect x=\"").append(n(x)).append("\" y=\"").append(n(y));
        body.append("\" width=\"").append(n(w)).append("\" height=\"").append(n(h));
        body.append("\" fill=\"")
                .append(fill)
                .append("\" stroke=\"")
                .append(stroke)
                .append("\"/>\n");
    }

    void line(double x1, double y1, double x2, double y2, String stroke) {
        body.append("<line x1=\"").append(n(x1)).append("\" y1=\"").append(n(y1));
        body.append("\" x2=\"").append(n(x2)).append("\" y2=\"").append(n(y2));
        body.append("\" stroke=\"").append(stroke).append("\"/>\n");
    }

    /** A line through the points; a pair that is not finite interrupts it. */
    void polyline(double[] x, double[] y, String stroke, double strokeWidth, boolean dashed) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (finite) {
                path.append(drawing ? 'L' : 'M').append(n(x[i])).append(' ').append(n(y[i]));
            }
            drawing = finite;
        }
        if (path.isEmpty()) {
            return;
        }
        body.append("<path d=\"")
                .append(path)
                .append("\" fill=\"none\" stroke=\"")
                .append(stroke);
        body.append("\" stroke-width=\"").append(n(strokeWidth)).append("\" stroke-linejoin=\"round\"");
        body.append(dashed ? " stroke-dasharray=\"5 4\"/>\n" : "/>\n");
    }

    void text(double x, double y, Anchor anchor, double size, String text) {
        text(x, y, anchor, size, 0, text);
    }

    /** Text turned clockwise by {@code degrees} about its point. */
    void text(double x, double y, Anchor anchor, double size, double degrees, String text) {
        body.append("<text x=\"").append(n(x)).append("\" y=\"").append(n(y)).append('"');
        body.append(" font-size=\"").append(n(size)).append("\" text-anchor=\"");
        body.append(anchor.name().toLowerCase(Locale.ROOT)).append('"');
        if (degrees != 0) {
            body.append(" transform=\"rotate(").append(n(degrees)).append(' ');
            body.append(n(x)).append(' ').append(n(y)).append(")\"");
        }
        body.append('>').append(escape(text)).append("</text>\n");
    }

    /** A raster stretched over a rectangle. */
    void image(double x, double y, double w, double h, byte[] png) {
        body.append("<image x=\"").append(n(x)).append("\" y=\"").append(n(y));
        body.append("\" width=\"").append(n(w)).append("\" height=\"").append(n(h));
        body.append("\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,");
        body.append(Base64.getEncoder().encodeToString(png)).append("\"/>\n");
    }

    /** Writes the document; leaves the stream open. */
    public void writeTo(OutputStream stream) throws IOException {
        stream.write(toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The document. */
    @Override
    public String toString() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + n(width) + "\" height=\"" + n(height)
                + "\" viewBox=\"0 0 " + n(width) + " " + n(height)
                + "\" font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\" fill=\"#222222\">\n" + body
                + "</svg>\n";
    }

    /** A length with two decimals at most. */
    private static String n(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        return String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    }

    /** The beginning of a text that is as wide as {@code width} at most, judged by the width of an average letter. */
    static String fit(String text, double width, double size) {
        int most = Math.max(1, (int) (width / (0.52 * size)));
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    /** Text for XML; characters that XML cannot hold become U+FFFD. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(legal(c) ? c : 0xfffd);
            }
        });
        return out.toString();
    }

    private static boolean legal(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c >= 0x10000;
    }
}
