package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.Vocabulary;
import dev.fluxion.dsl.Vocabulary.Kind;
import dev.fluxion.dsl.syntax.Clause;
import dev.fluxion.dsl.syntax.Lexeme;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;

/** What may stand at a place: statements at the start of a line, faces after {@code on}, settings in a train block, else values. */
record Completions(Analysis analysis) {

    List<CompletionItem> at(int offset) {
        List<Lexeme> before = analysis.lexemes().stream()
                .filter(l -> l.kind() != Lexeme.Kind.COMMENT && l.span().end() < offset)
                .toList();
        List<Lexeme> statement = statement(before);
        if (inTrainBlock(statement)) {
            return settings(statement);
        }
        int row = analysis.source().row(offset);
        boolean first = before.isEmpty()
                || analysis.source().row(before.getLast().span().start()) < row;
        if (first) {
            return words(Kind.STATEMENT, CompletionItemKind.Keyword);
        }
        if (before.getLast().is("on") || before.getLast().is("except")) {
            return faces();
        }
        List<CompletionItem> items = new ArrayList<>(names());
        items.addAll(words(Kind.FUNCTION, CompletionItemKind.Function));
        items.addAll(words(Kind.REGION, CompletionItemKind.Function));
        items.addAll(words(Kind.CONSTANT, CompletionItemKind.Constant));
        items.addAll(words(Kind.CLAUSE, CompletionItemKind.Keyword));
        return items;
    }

    /** The words of the last statement. */
    private static List<Lexeme> statement(List<Lexeme> before) {
        int start = 0;
        for (int i = 0; i < before.size(); i++) {
            start = before.get(i).leads() ? i : start;
        }
        return before.subList(start, before.size());
    }

    private static boolean inTrainBlock(List<Lexeme> statement) {
        long opened = statement.stream().filter(l -> l.is("{")).count();
        long closed = statement.stream().filter(l -> l.is("}")).count();
        return !statement.isEmpty() && statement.getFirst().is("train") && opened > closed;
    }

    /** Keys at the start of a setting, its usual value after the sign of equality. */
    private static List<CompletionItem> settings(List<Lexeme> statement) {
        if (!statement.getLast().is("=")) {
            return words(Kind.SETTING, CompletionItemKind.Property);
        }
        String key = statement.get(statement.size() - 2).text();
        return Vocabulary.words(Kind.SETTING).stream()
                .filter(word -> word.name().equals(key))
                .map(word -> item(
                        word.usage().substring(word.usage().indexOf('=') + 2),
                        CompletionItemKind.Value,
                        word.text(),
                        ""))
                .toList();
    }

    private List<CompletionItem> faces() {
        Stream<CompletionItem> whole =
                Stream.of(item("boundary", CompletionItemKind.Keyword, "all of the boundary", ""));
        Stream<CompletionItem> named = Stream.of(Declaration.Kind.BOUNDARY, Declaration.Kind.REGION)
                .flatMap(kind -> analysis.names().all(kind).stream())
                .map(Completions::name);
        Stream<CompletionItem> sides = analysis.compiled().file().statements().stream()
                .filter(s -> s instanceof Statement.BoxDomain)
                .flatMap(s -> ((Statement.BoxDomain) s).coordinates().stream())
                .flatMap(this::sides);
        return Stream.of(whole, named, sides).flatMap(s -> s).toList();
    }

    private Stream<CompletionItem> sides(Clause.CoordinateDeclaration coordinate) {
        String name = coordinate.name().text() + (coordinate.indices().isPresent() ? "[1]" : "");
        return Stream.of(coordinate.interval().lower(), coordinate.interval().upper())
                .map(end -> name + " = " + analysis.compiled().source().text(end.span()))
                .map(face -> item(face, CompletionItemKind.Value, "a face of the domain", ""));
    }

    private List<CompletionItem> names() {
        return analysis.names().all().stream().map(Completions::name).toList();
    }

    private static CompletionItem name(Declaration d) {
        CompletionItemKind kind =
                switch (d.kind()) {
                    case COORDINATE, UNKNOWN, INFERRED -> CompletionItemKind.Variable;
                    case PARAMETER, DEFINITION -> CompletionItemKind.Constant;
                    case FUNCTION -> CompletionItemKind.Function;
                    case REGION, BOUNDARY -> CompletionItemKind.Reference;
                    case LABEL, TRAINING -> CompletionItemKind.Field;
                };
        return item(d.name(), kind, d.kind().noun(), d.text());
    }

    private static List<CompletionItem> words(Kind kind, CompletionItemKind shown) {
        return Vocabulary.words(kind).stream()
                .map(word -> item(word.name(), shown, word.text(), word.usage()))
                .toList();
    }

    private static CompletionItem item(String label, CompletionItemKind kind, String detail, String documentation) {
        CompletionItem item = new CompletionItem(label);
        item.setKind(kind);
        item.setDetail(detail);
        if (!documentation.isEmpty()) {
            item.setDocumentation(documentation);
        }
        return item;
    }
}
