package dev.fluxion.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Diagnostics as text for people:
 *
 * <pre>{@code
 * error[E0102]: missing `*` between `2` and `pi`
 *  --> file.pde:2:11
 *    2 | param a = 2pi
 *      |           ^^^ help: write `2*pi`
 * }</pre>
 *
 * <p>The help stands after the carets when nothing else does, on its own line otherwise. Tabs become spaces, control
 * characters become {@code �}, and a long line is cut to a window of {@value #WINDOW} columns around the carets.
 */
public final class DiagnosticRenderer {
    static final int WINDOW = 120;
    private static final int LEAD = 40;
    private static final int LONGEST_WORDS = 400;

    private DiagnosticRenderer() {}

    /** All diagnostics, in the order of their places, each ending in a newline. */
    public static String render(List<Diagnostic> diagnostics, SourceFile source) {
        StringBuilder out = new StringBuilder();
        diagnostics.stream()
                .sorted(Comparator.comparingInt(d -> d.span().start()))
                .forEach(d -> out.append(render(d, source)));
        return out.toString();
    }

    /** One diagnostic, ending in a newline. */
    public static String render(Diagnostic diagnostic, SourceFile source) {
        int start = Math.min(diagnostic.span().start(), source.text().length());
        StringBuilder out = new StringBuilder();
        out.append(diagnostic.severity().word())
                .append('[')
                .append(diagnostic.code())
                .append("]: ");
        out.append(words(diagnostic.message())).append('\n');
        out.append(place(source, start));

        boolean inline = diagnostic.text().isEmpty() && diagnostic.labels().isEmpty();
        String words = inline ? diagnostic.help().map(h -> "help: " + h).orElse("") : diagnostic.text();
        List<Label> places = new ArrayList<>(diagnostic.labels());
        places.add(new Label(diagnostic.span(), words));
        places.sort(Comparator.comparingInt(l -> l.span().start()));
        int shown = -1;
        String file = source.name(start);
        for (Label place : places) {
            int at = Math.min(place.span().start(), source.text().length());
            if (!source.name(at).equals(file)) {
                file = source.name(at);
                out.append(place(source, at));
            }
            shown = renderPlace(place, shown, source, out);
        }
        if (!inline) {
            diagnostic
                    .help()
                    .ifPresent(h -> out.append("     = help: ").append(words(h)).append('\n'));
        }
        return out.toString();
    }

    /** {@code  --> file.pde:2:11}. */
    private static String place(SourceFile source, int offset) {
        return " --> " + source.name(offset) + ":" + source.line(offset) + ":" + source.column(offset) + "\n";
    }

    private static int renderPlace(Label place, int shown, SourceFile source, StringBuilder out) {
        int start = Math.min(place.span().start(), source.text().length());
        int row = source.row(start);
        String full = source.rowText(row);
        int from = Math.min(start - source.rowStart(row), full.length());
        int to = Math.clamp(place.span().end() - source.rowStart(row), from, full.length());

        int cut = full.length() <= WINDOW ? 0 : Math.clamp(from - LEAD, 0, full.length() - WINDOW);
        int end = Math.min(full.length(), cut + WINDOW);
        String head = cut > 0 ? "…" : "";
        String tail = end < full.length() ? "…" : "";
        to = Math.min(to, end);

        if (row != shown || cut > 0) {
            out.append("%4d | ".formatted(source.line(start)));
            out.append(head)
                    .append(printable(full.substring(cut, end)))
                    .append(tail)
                    .append('\n');
        }
        int indent = head.length() + columns(full, cut, from);
        int carets = Math.max(1, columns(full, from, to));
        out.append("     | ").append(" ".repeat(indent)).append("^".repeat(carets));
        if (!place.text().isEmpty()) {
            out.append(' ').append(words(place.text()));
        }
        out.append('\n');
        return row;
    }

    private static int columns(String line, int from, int to) {
        String piece = printable(line.substring(from, to));
        return piece.codePointCount(0, piece.length());
    }

    /** A message may quote the user's text, which can be as long as the file. */
    private static String words(String text) {
        return printable(text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS) + "…");
    }

    /** One space per tab and one mark per character that a terminal would not show. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (c == '\t') {
                out.append(' ');
            } else if (Character.isISOControl(c) || lone || Character.getType(c) == Character.FORMAT) {
                out.append('\uFFFD');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
