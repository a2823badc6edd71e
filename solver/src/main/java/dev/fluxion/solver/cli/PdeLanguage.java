package dev.fluxion.solver.cli;

import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.jet.JetPrinter;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.autodiff.tile.TileProgramPrinter;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.syntax.AstPrinter;
import dev.fluxion.solver.Solver;
import dev.fluxion.solver.objective.PointSetPlan;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The real compiler. */
record PdeLanguage() implements Language {
    @Override
    public Pde.Compilation compile(String file, String text, CompileOptions options) {
        return Pde.compile(file, text, options);
    }

    @Override
    public String explain(Stage stage, Pde.Compilation compiled, Function<Problem, Training> training) {
        return switch (stage) {
            case AST -> AstPrinter.print(compiled.file());
            case PROBLEM ->
                Explain.print(
                        compiled.problem().orElseThrow(),
                        compiled.residuals().orElseThrow(),
                        training.apply(compiled.problem().orElseThrow()));
            case GRAPH ->
                Explain.graph(
                        compiled.problem().orElseThrow(), compiled.residuals().orElseThrow());
            case JETS ->
                programs(compiled, training, (program, notation) -> JetPrinter.print(program.layout(), notation));
            case TILES -> programs(compiled, training, TileProgramPrinter::print);
        };
    }

    /** What is printed for the program of each set of points, under the names of its loss terms. */
    private static String programs(
            Pde.Compilation compiled,
            Function<Problem, Training> choice,
            BiFunction<TileProgram, Notation, String> printer) {
        Problem problem = compiled.problem().orElseThrow();
        Training training = choice.apply(problem);
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        Mlp network = Solver.network(problem, residuals, training);
        return PointSetPlan.of(residuals.residuals(), problem.axes(), training).stream()
                .map(plan -> String.join(", ", plan.names(residuals.residuals())) + ", "
                        + FrontEnd.plural(plan.points(), "point") + '\n'
                        + printer.apply(plan.program(residuals, network), problem.notation()))
                .collect(Collectors.joining("\n"));
    }
}
