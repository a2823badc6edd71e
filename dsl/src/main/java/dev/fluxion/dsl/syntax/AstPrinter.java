package dev.fluxion.dsl.syntax;

import static dev.fluxion.dsl.syntax.ClausePrinter.clause;
import static dev.fluxion.dsl.syntax.ClausePrinter.names;
import static dev.fluxion.dsl.syntax.ExpressionPrinter.list;
import static dev.fluxion.dsl.syntax.ExpressionPrinter.quote;

import dev.fluxion.dsl.syntax.Expression.Name;
import dev.fluxion.dsl.syntax.Expression.Text;
import java.util.List;
import java.util.Optional;

/**
 * The tree of a file as text, one clause per line under its statement, operators in front of their operands, so that precedence
 * can be read off:
 *
 * <pre>{@code
 * eq
 *   (- u_xx) = (* (^ pi 2) sin((* pi x)))
 * }</pre>
 */
public final class AstPrinter {
    private final StringBuilder out = new StringBuilder();

    private AstPrinter() {}

    /** The same text for equal trees, whatever their spans. */
    public static String print(ProblemFile file) {
        AstPrinter printer = new AstPrinter();
        file.statements().forEach(printer::statement);
        return printer.out.toString();
    }

    /** An expression on one line. */
    public static String print(Expression expression) {
        return ExpressionPrinter.print(expression);
    }

    private void statement(Statement statement) {
        switch (statement) {
            case Statement.Problem s -> line("problem " + quote(s.title().value()));
            case Statement.Include s -> line("include " + quote(s.file().value()));
            case Statement.Param s -> head("param").clauses(s.declarations());
            case Statement.Let s ->
                line("let " + s.name().text() + names(s.parameters()) + " = " + ExpressionPrinter.print(s.value()));
            case Statement.Region s -> line("region " + s.name().text() + " = " + ExpressionPrinter.print(s.value()));
            case Statement.BoxDomain s -> head("domain").clauses(s.coordinates());
            case Statement.RegionDomain s ->
                line("domain " + names(s.coordinates()) + " in " + ExpressionPrinter.print(s.region()));
            case Statement.Time s -> line("time " + s.name().text() + " in " + ExpressionPrinter.print(s.interval()));
            case Statement.Unknown s -> head("unknown").clauses(s.fields());
            case Statement.Infer s -> head("infer").clauses(s.declarations());
            case Statement.Boundary s -> line("boundary " + s.name().text() + ": " + clause(s.selector()));
            case Statement.Periodic s ->
                line("periodic " + list(s.coordinates(), Name::text) + (s.soft() ? " soft" : ""));
            case Statement.Equation s -> {
                head("eq" + label(s.label())).clauses(List.of(s.equality()));
                restriction(s.where(), s.repetition(), s.attributes());
            }
            case Statement.InitialCondition s -> {
                head((s.hard() ? "hard ic" : "ic") + label(s.label())).clauses(s.equalities());
                restriction(s.where(), s.repetition(), s.attributes());
            }
            case Statement.BoundaryCondition s -> {
                head((s.hard() ? "hard bc" : "bc") + label(s.label())).clauses(s.equalities());
                indented(ClausePrinter.place(s.place()));
                restriction(Optional.empty(), s.repetition(), s.attributes());
            }
            case Statement.Constraint s -> {
                head("constraint" + label(s.label())).clauses(List.of(s.equality()));
                attributes(s.attributes());
            }
            case Statement.Exact s -> head("exact").clauses(s.assignments());
            case Statement.Reference s -> {
                line("reference " + list(s.fields(), Name::text) + " from "
                        + quote(s.file().value()));
                columns(s.columns());
            }
            case Statement.Observe s -> {
                head("observe").expressions(s.values());
                from(s.file());
                columns(s.columns());
                attributes(s.attributes());
            }
            case Statement.Train s ->
                head("train" + s.name().map(n -> " " + n.text()).orElse("")).clauses(s.settings());
            case Statement.Sweep s -> {
                line("sweep " + s.parameter().text() + " in " + ExpressionPrinter.print(s.values()));
                attributes(s.attributes());
            }
            case Statement.Monitor s -> head("monitor" + label(s.label())).expressions(s.values());
            case Statement.Plot s -> {
                head("plot").expressions(s.values());
                s.at().forEach(a -> indented("at " + clause(a)));
                attributes(s.attributes());
            }
            case Statement.Export s -> {
                head("export").expressions(s.values());
                indented("to " + quote(s.file().value()));
                attributes(s.attributes());
            }
            case Statement.Expect s -> line("expect " + ExpressionPrinter.print(s.condition()));
        }
    }

    private void restriction(
            Optional<Predicate> where, Optional<Clause.Repetition> repetition, List<Clause.Attribute> attributes) {
        where.ifPresent(w -> indented("where " + ExpressionPrinter.print(w)));
        repetition.ifPresent(r -> indented(clause(r)));
        attributes(attributes);
    }

    private void attributes(List<Clause.Attribute> attributes) {
        attributes.forEach(a -> indented("with " + clause(a)));
    }

    private void columns(List<Clause.Column> columns) {
        columns.forEach(c -> indented("column " + clause(c)));
    }

    private void from(Text file) {
        indented("from " + quote(file.value()));
    }

    private void expressions(List<Expression> values) {
        values.forEach(v -> indented(ExpressionPrinter.print(v)));
    }

    private void clauses(List<? extends Clause> clauses) {
        clauses.forEach(c -> indented(clause(c)));
    }

    private static String label(Optional<Name> label) {
        return label.map(l -> " " + l.text() + ":").orElse("");
    }

    private AstPrinter head(String text) {
        line(text);
        return this;
    }

    private void indented(String text) {
        line("  " + text);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
