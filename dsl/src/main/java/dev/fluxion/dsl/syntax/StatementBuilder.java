package dev.fluxion.dsl.syntax;

import dev.fluxion.dsl.diagnostic.Diagnostic;
import dev.fluxion.dsl.diagnostic.SourceFile;
import dev.fluxion.dsl.diagnostic.Span;
import dev.fluxion.grammar.PdeParser;
import dev.fluxion.grammar.PdeParser.StatementContext;
import java.util.List;

/** Turns the generated parser's statements into {@link Statement} records. */
final class StatementBuilder {
    private final ExpressionBuilder expressions;
    private final ClauseBuilder clauses;

    StatementBuilder(SourceFile source, List<Diagnostic> warnings) {
        this.expressions = new ExpressionBuilder(source, warnings);
        this.clauses = new ClauseBuilder(expressions);
    }

    /** The record of a statement. Throws {@link Mistake} when it parses but says something impossible. */
    Statement build(StatementContext tree) {
        Span span = Spans.of(tree);
        return switch (tree) {
            case PdeParser.ProblemStatementContext s -> new Statement.Problem(span, expressions.text(s.STRING()));
            case PdeParser.IncludeStatementContext s -> new Statement.Include(span, expressions.text(s.STRING()));
            case PdeParser.ParamStatementContext s ->
                new Statement.Param(
                        span, s.parameter().stream().map(clauses::parameter).toList());
            case PdeParser.LetStatementContext s ->
                new Statement.Let(
                        span, expressions.name(s.ID()), clauses.names(s.names()), expressions.build(s.expression()));
            case PdeParser.RegionStatementContext s ->
                new Statement.Region(span, expressions.name(s.ID()), expressions.build(s.expression()));
            case PdeParser.BoxDomainStatementContext s ->
                new Statement.BoxDomain(
                        span, s.coordinate().stream().map(clauses::coordinate).toList());
            case PdeParser.RegionDomainStatementContext s ->
                new Statement.RegionDomain(span, clauses.names(s.names()), expressions.build(s.expression()));
            case PdeParser.TimeStatementContext s ->
                new Statement.Time(span, expressions.name(s.ID()), clauses.interval(s.interval()));
            case PdeParser.UnknownStatementContext s ->
                new Statement.Unknown(
                        span, s.field().stream().map(clauses::field).toList());
            case PdeParser.InferStatementContext s ->
                new Statement.Infer(
                        span, s.inferred().stream().map(clauses::inferred).toList());
            case PdeParser.BoundaryStatementContext s ->
                new Statement.Boundary(span, expressions.name(s.ID()), clauses.selector(s.selector()));
            case PdeParser.PeriodicStatementContext s ->
                new Statement.Periodic(span, clauses.identifiers(s.ID()), s.SOFT() != null);
            case PdeParser.EquationStatementContext s ->
                new Statement.Equation(
                        span,
                        clauses.label(s.label()),
                        clauses.equality(s.equality()),
                        clauses.where(s.where()),
                        clauses.repetition(s.repetition()),
                        clauses.attributes(s.attributes()));
            case PdeParser.InitialStatementContext s ->
                new Statement.InitialCondition(
                        span,
                        s.HARD() != null,
                        clauses.label(s.label()),
                        s.equality().stream().map(clauses::equality).toList(),
                        clauses.where(s.where()),
                        clauses.repetition(s.repetition()),
                        clauses.attributes(s.attributes()));
            case PdeParser.ConditionStatementContext s ->
                new Statement.BoundaryCondition(
                        span,
                        s.HARD() != null,
                        clauses.label(s.label()),
                        s.equality().stream().map(clauses::equality).toList(),
                        clauses.place(s.place()),
                        clauses.repetition(s.repetition()),
                        clauses.attributes(s.attributes()));
            case PdeParser.ConstraintStatementContext s ->
                new Statement.Constraint(
                        span,
                        clauses.label(s.label()),
                        clauses.equality(s.equality()),
                        clauses.attributes(s.attributes()));
            case PdeParser.ExactStatementContext s ->
                new Statement.Exact(
                        span, s.assignment().stream().map(clauses::assignment).toList());
            case PdeParser.ReferenceStatementContext s ->
                new Statement.Reference(
                        span, clauses.identifiers(s.ID()), expressions.text(s.STRING()), clauses.columns(s.columns()));
            case PdeParser.ObserveStatementContext s ->
                new Statement.Observe(
                        span,
                        expressions.build(s.expression()),
                        expressions.text(s.STRING()),
                        clauses.columns(s.columns()),
                        clauses.attributes(s.attributes()));
            case PdeParser.TrainStatementContext s ->
                new Statement.Train(
                        span,
                        clauses.identifier(s.ID()),
                        s.setting().stream().map(clauses::setting).toList());
            case PdeParser.SweepStatementContext s ->
                new Statement.Sweep(
                        span,
                        expressions.name(s.ID()),
                        expressions.build(s.expression()),
                        clauses.attributes(s.attributes()));
            case PdeParser.MonitorStatementContext s ->
                new Statement.Monitor(span, clauses.label(s.label()), expressions.build(s.expression()));
            case PdeParser.PlotStatementContext s ->
                new Statement.Plot(
                        span,
                        expressions.build(s.expression()),
                        s.assignment().stream().map(clauses::assignment).toList(),
                        clauses.attributes(s.attributes()));
            case PdeParser.ExportStatementContext s ->
                new Statement.Export(
                        span,
                        expressions.build(s.expression()),
                        expressions.text(s.STRING()),
                        clauses.attributes(s.attributes()));
            case PdeParser.ExpectStatementContext s ->
                new Statement.Expect(span, expressions.conditions().build(s.condition()));
            default ->
                throw new IllegalArgumentException(
                        "the grammar has no " + tree.getClass().getSimpleName());
        };
    }
}
