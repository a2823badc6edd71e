package dev.fluxion.solver.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Inferred;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.solver.ClosedFormModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies at the end of its interval is named, with the share of the domain where it does. */
class AtBoundsTest {
    @TempDir
    private Path folder;

    private Problem problem() throws IOException {
        Files.writeString(folder.resolve("u.csv"), "x,u\n0.25,1\n0.5,2\n");
        return Pde.compile("bounds.pde", """
                domain x in [0, 1]
                unknown u
                infer q(x) in [-1, 3], k in [0, 2]
                eq -u_xx = k*q
                bc u = 0 on boundary
                observe u from "u.csv"
                """, CompileOptions.in(folder))
                .problem()
                .orElseThrow();
    }

    /** Raw outputs: q is at its lower bound left of 0.3, k as given. */
    private static List<String> notices(Problem problem, double rawNumber) {
        Graph graph = problem.graph();
        Node x = graph.coordinate(0);
        Node q = graph.select(Comparison.LESS, x, graph.constant(0.3), graph.constant(-1), graph.constant(0.5));
        Node k = graph.constant(rawNumber);
        return AtBounds.notices(problem, new ClosedFormModel(graph, List.of(x, q, k)));
    }

    @Test
    void aFieldAndANumberAtTheirBoundsAreTold() throws IOException {
        List<String> notices = notices(problem(), 2);
        assertEquals(2, notices.size(), notices::toString);
        assertTrue(
                notices.getFirst().startsWith("q is at its lower bound -1 in 30 % of the domain: "), notices::toString);
        assertTrue(notices.getLast().startsWith("k is at its upper bound 2: "), notices::toString);
        assertEquals(1, notices(problem(), 1.9).size());
    }

    @Test
    void aThousandthOfTheIntervalIsAtTheEnd() {
        Inferred bounds = new Inferred(true, 1, 0, 2);
        assertTrue(AtBounds.at(bounds, 1.999) && AtBounds.at(bounds, 0.001));
        assertFalse(AtBounds.at(bounds, 1.99));
        assertFalse(AtBounds.at(new Inferred(true, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), 1e9));
    }
}
