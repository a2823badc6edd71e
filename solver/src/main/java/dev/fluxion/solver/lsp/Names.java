package dev.fluxion.solver.lsp;

import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.dsl.syntax.Clause;
import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.ProblemFile;
import dev.fluxion.dsl.syntax.Spelling;
import dev.fluxion.dsl.syntax.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The declarations of a file by name, and how names such as {@code u_xx} are read. */
final class Names {
    private static final int LONGEST = 100;

    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final SourceFile source;

    /**
     * A name with a subscript.
     *
     * @param stem the declared name
     * @param axes the coordinates it is differentiated by, in order; empty for a plain name
     */
    record Reading(Declaration stem, List<String> axes) {}

    private Names(SourceFile source) {
        this.source = source;
    }

    static Names of(ProblemFile file, SourceFile source) {
        Names names = new Names(source);
        file.statements().forEach(names::add);
        return names;
    }

    List<Declaration> all() {
        return List.copyOf(declarations.values());
    }

    List<Declaration> all(Declaration.Kind kind) {
        return declarations.values().stream().filter(d -> d.kind() == kind).toList();
    }

    Optional<Declaration> find(String name) {
        return Optional.ofNullable(declarations.get(Spelling.normalise(name)));
    }

    /** A declared name, or a derivative of one. */
    Optional<Reading> read(String word) {
        String name = Spelling.normalise(word);
        Optional<Reading> plain = find(name).map(d -> new Reading(d, List.of()));
        for (int i = name.lastIndexOf('_'); plain.isEmpty() && i > 0; i = name.lastIndexOf('_', i - 1)) {
            Optional<Declaration> stem = find(name.substring(0, i));
            List<String> axes = axes(name.substring(i + 1));
            if (stem.isPresent() && !axes.isEmpty()) {
                return Optional.of(new Reading(stem.get(), axes));
            }
        }
        return plain;
    }

    private boolean isCoordinate(String name) {
        return find(name).filter(d -> d.kind() == Declaration.Kind.COORDINATE).isPresent();
    }

    /** The coordinates of a subscript, or none where a part of it is no coordinate. */
    private List<String> axes(String subscript) {
        List<String> axes = new ArrayList<>();
        for (String chunk : subscript.split("_", -1)) {
            if (isCoordinate(chunk)) {
                axes.add(chunk);
                continue;
            }
            for (int i = 0; i < chunk.length(); i++) {
                String letter = chunk.substring(i, i + 1);
                if (!isCoordinate(letter)) {
                    return List.of();
                }
                axes.add(letter);
            }
        }
        return axes;
    }

    private void add(Statement statement) {
        switch (statement) {
            case Statement.Param(var span, var declarations) ->
                declarations.forEach(d -> add(Declaration.Kind.PARAMETER, d.name(), d.span()));
            case Statement.Let let ->
                add(
                        let.parameters().isEmpty() ? Declaration.Kind.DEFINITION : Declaration.Kind.FUNCTION,
                        let.name(),
                        let.span());
            case Statement.Region region -> add(Declaration.Kind.REGION, region.name(), region.span());
            case Statement.BoxDomain(var span, var coordinates) ->
                coordinates.forEach(c -> add(Declaration.Kind.COORDINATE, c.name(), c.span()));
            case Statement.RegionDomain domain ->
                domain.coordinates().forEach(c -> add(Declaration.Kind.COORDINATE, c, domain.span()));
            case Statement.Time time -> add(Declaration.Kind.COORDINATE, time.name(), time.span());
            case Statement.Unknown(var span, var fields) -> fields.forEach(this::add);
            case Statement.Infer(var span, var declarations) ->
                declarations.forEach(d -> add(Declaration.Kind.INFERRED, d.name(), d.span()));
            case Statement.Boundary part -> add(Declaration.Kind.BOUNDARY, part.name(), part.span());
            case Statement.Equation s -> label(s.label(), s.span());
            case Statement.InitialCondition s -> label(s.label(), s.span());
            case Statement.BoundaryCondition s -> label(s.label(), s.span());
            case Statement.Constraint s -> label(s.label(), s.span());
            case Statement.Monitor s -> label(s.label(), s.span());
            case Statement.Train s -> s.name().ifPresent(name -> add(Declaration.Kind.TRAINING, name, s.span()));
            case Statement.Problem s -> {}
            case Statement.Include s -> {}
            case Statement.Periodic s -> {}
            case Statement.Exact s -> {}
            case Statement.Reference s -> {}
            case Statement.Observe s -> {}
            case Statement.Sweep s -> {}
            case Statement.Plot s -> {}
            case Statement.Export s -> {}
            case Statement.Expect s -> {}
        }
    }

    private void add(Clause.FieldDeclaration field) {
        add(Declaration.Kind.UNKNOWN, field.name(), field.span());
        field.components().forEach(c -> add(Declaration.Kind.UNKNOWN, c, field.span()));
    }

    private void label(Optional<Name> label, Span statement) {
        label.ifPresent(name -> add(Declaration.Kind.LABEL, name, statement));
    }

    private void add(Declaration.Kind kind, Name name, Span whole) {
        String line = source.text(whole).replaceAll("\\s+", " ").strip();
        String text = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
        declarations.putIfAbsent(name.text(), new Declaration(kind, name.text(), name.span(), text));
    }
}
