package dev.fluxion.solver.cli;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import java.util.function.Function;

/** What the command line asks of the compiler; tests put a small one in its place. */
interface Language {
    /** Compiles a text; {@code file} is its name in messages. */
    Pde.Compilation compile(String file, String text, CompileOptions options);

    /**
     * One stage of the compiler as text; the syntax tree can be printed even if there are errors.
     *
     * @param training chooses the settings, where the stage depends on any
     */
    String explain(Stage stage, Pde.Compilation compiled, Function<Problem, Training> training);

    /** What {@code explain} can print. */
    enum Stage {
        AST,
        PROBLEM,
        GRAPH,
        JETS,
        TILES
    }
}
