package dev.fluxion.solver.cli;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;

/** What the command line asks of the compiler; tests put a small one in its place. */
interface Language {
    /** Compiles a text; {@code file} is its name in messages. */
    Pde.Compilation compile(String file, String text, CompileOptions options);

    /** One stage of the compiler as text; the syntax tree can be printed even if there are errors. */
    String explain(Stage stage, Pde.Compilation compiled);

    /** What {@code explain} can print. */
    enum Stage {
        AST,
        PROBLEM,
        GRAPH,
        JETS,
        TILES
    }
}
