package dev.fluxion.solver.features;

import dev.fluxion.autodiff.graph.Interpreter;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.residual.ResidualGraph;
import java.nio.file.Path;
import java.util.List;

/** A problem with what jumps in it. */
record JumpCase(ResidualGraph residuals, Problem problem, List<Jump> jumps) {
    static JumpCase of(String text) {
        Pde.Compilation compiled =
                Pde.compile("a.pde", text.replace("; ", "\n") + "\n", CompileOptions.in(Path.of(".")));
        ResidualGraph residuals = compiled.residuals().orElseThrow();
        Problem problem = compiled.problem().orElseThrow();
        return new JumpCase(residuals, problem, Jumps.of(residuals, problem));
    }

    List<String> texts() {
        return jumps.stream().map(Jump::text).sorted().toList();
    }

    /** The text up to the place, without what follows. */
    List<String> places() {
        return texts().stream()
                .map(text -> text.substring(0, text.indexOf(':')))
                .toList();
    }

    /** What jumps at a place. */
    Node function(String place) {
        return jumps.stream()
                .filter(jump -> jump.text().contains(place + ":"))
                .findFirst()
                .orElseThrow()
                .functions()
                .getFirst();
    }

    double distance(double... at) {
        return Math.sqrt(value(jumps.getFirst().squaredDistance().orElseThrow(), at));
    }

    List<Node> features(boolean growing) {
        return jumps.getFirst().features(residuals.graph(), growing);
    }

    /** A function of the coordinates at a place. */
    static double value(Node node, double... at) {
        return Interpreter.evaluate(node, at, new double[at.length], (field, order) -> 0);
    }
}
