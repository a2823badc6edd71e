package dev.fluxion.solver.cli;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.solver.SolveException;

/** The real compiler. */
record PdeLanguage() implements Language {
    @Override
    public Pde.Compilation compile(String file, String text, CompileOptions options) {
        return Pde.compile(file, text, options);
    }

    @Override
    public String explain(Stage stage, Pde.Compilation compiled) {
        throw new SolveException("--stage " + stage + " cannot be printed yet");
    }
}
