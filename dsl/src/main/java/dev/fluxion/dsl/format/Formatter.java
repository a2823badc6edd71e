package dev.fluxion.dsl.format;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays out a text that parses; formatting twice is formatting once. */
public final class Formatter {
    /** Width of the column of keywords, and the indent of the later lines of a statement. */
    static final int COLUMN = 8;

    private static final int BLOCK_INDENT = 2;

    private final SourceFile source;
    private final List<Lexeme> lexemes;
    private final List<Line> lines = new ArrayList<>();
    private final Spacing spacing = new Spacing();
    private int depth;
    private boolean block;

    private Formatter(SourceFile source) {
        this.source = source;
        this.lexemes = Lexeme.of(source);
    }

    /**
     * The canonical text.
     *
     * @param source a text that parses without errors
     * @throws IllegalStateException if the result would not hold the same words in the same order
     */
    public static String format(SourceFile source) {
        Formatter formatter = new Formatter(source);
        formatter.run();
        String text = Alignment.text(formatter.lines);
        if (!words(formatter.lexemes).equals(words(Lexeme.of(new SourceFile(source.name(), text))))) {
            throw new IllegalStateException("formatting " + source.name() + " would change more than white space");
        }
        return text;
    }

    private static List<String> words(List<Lexeme> lexemes) {
        return lexemes.stream()
                .map(l -> (l.leads() ? "\n" : "") + l.text().stripTrailing())
                .toList();
    }

    private void run() {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.leads()) {
                depth = 0;
                block = false;
            }
            if (lexeme.kind() == Kind.CLOSER) {
                depth--;
            }
            if (i == 0 || breaks(i)) {
                lines.add(new Line(indent(i), blankBefore(i)));
            }
            Line line = lines.getLast();
            if (lexeme.kind() == Kind.COMMENT) {
                line.comment = lexeme.text().stripTrailing();
            } else {
                append(line, i);
            }
            if (lexeme.kind() == Kind.OPENER) {
                depth++;
                block = block || lexeme.is("{") && isTall(i);
            }
        }
    }

    private void append(Line line, int i) {
        Lexeme lexeme = lexemes.get(i);
        Optional<Lexeme> before = line.text.isEmpty() ? Optional.empty() : Optional.of(lexemes.get(i - 1));
        boolean binaryBefore = before.isPresent() && i > 1 && lexemes.get(i - 2).endsValue();
        if (before.isPresent() && spacing.between(before.get(), lexeme, binaryBefore)) {
            line.text.append(' ');
        }
        if (block && depth == 1 && lexeme.is("=")) {
            line.equals = line.text.length();
        }
        line.text.append(lexeme.text());
        if (endsHead(i)) {
            line.text.append(" ".repeat(Math.max(0, COLUMN - 1 - line.text.length())));
        }
    }

    /** The keyword, {@code hard} included, or the label after it. */
    private boolean endsHead(int i) {
        Lexeme lexeme = lexemes.get(i);
        boolean keyword = lexeme.leads() && !lexeme.is("hard") && !lexeme.is("train")
                || lexeme.kind() == Kind.STATEMENT
                        && i > 0
                        && lexemes.get(i - 1).is("hard");
        boolean labelled = i + 2 < lexemes.size() && lexemes.get(i + 2).is(":");
        return keyword && !labelled && i + 1 < lexemes.size() && !breaks(i + 1);
    }

    private boolean breaks(int i) {
        Lexeme lexeme = lexemes.get(i);
        return lexeme.leads()
                || row(lexemes.get(i - 1)) != row(lexeme)
                || block && lexeme.kind() != Kind.COMMENT && (startsSetting(i) || endsBlock(i));
    }

    private boolean startsSetting(int i) {
        return depth == 1 && i + 1 < lexemes.size() && lexemes.get(i + 1).is("=");
    }

    private boolean endsBlock(int i) {
        return depth == 0 && lexemes.get(i).is("}");
    }

    /** Whether there is a line break between an opening brace and the one that closes it. */
    private boolean isTall(int open) {
        int close = open;
        while (close + 1 < lexemes.size() && !lexemes.get(close).is("}")) {
            close++;
        }
        return row(lexemes.get(open)) != row(lexemes.get(close));
    }

    private int indent(int i) {
        Lexeme lexeme = lexemes.get(i);
        int next = i;
        while (next < lexemes.size() && lexemes.get(next).kind() == Kind.COMMENT) {
            next++;
        }
        boolean between = next == lexemes.size() || lexemes.get(next).leads();
        if (between || block && endsBlock(i)) {
            return 0;
        }
        if (!block) {
            return COLUMN;
        }
        boolean inner = lexeme.kind() != Kind.COMMENT && !startsSetting(i) || depth > 1;
        return inner ? 2 * BLOCK_INDENT : BLOCK_INDENT;
    }

    private boolean blankBefore(int i) {
        return i > 0 && row(lexemes.get(i)) > row(lexemes.get(i - 1)) + 1;
    }

    private int row(Lexeme lexeme) {
        return source.row(lexeme.span().start());
    }
}
