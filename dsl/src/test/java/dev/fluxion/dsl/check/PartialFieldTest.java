package dev.fluxion.dsl.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.explain.Explain;
import dev.fluxion.dsl.residual.Nodes;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fields that depend on some of the coordinates: {@code w(y)}. */
class PartialFieldTest {
    private static final Pde.Compilation COMPILED = Pde.compile("partial.pde", """
            domain  x in [0, 1], y in [0, 1]
            unknown u, w(y)
            eq      u_x + w_x = w
            bc      u = 0 on x = 0
            bc      u = y on x = 1
            """, CompileOptions.in(Path.of("")));

    @Test
    void itNeedsNoEquationOfItsOwn() {
        assertEquals(List.of(), COMPILED.diagnostics());
    }

    @Test
    void itsDerivativesAlongTheOthersAreZeroInEquationsAndALossTerm() {
        ResidualGraph residuals = COMPILED.residuals().orElseThrow();
        assertEquals(
                List.of("eq1", "w_x"),
                residuals.residuals().stream()
                        .filter(r -> r.kind() == Residual.Kind.EQUATION)
                        .map(Residual::name)
                        .toList());
        Node equation = residuals.residuals().getFirst().root();
        assertEquals(
                Set.of(MultiIndex.zero(2)), Nodes.derivatives(List.of(equation)).get(1));
        Node constancy = residuals.residuals().get(1).root();
        assertEquals(
                Set.of(MultiIndex.unit(2, 0)),
                Nodes.derivatives(List.of(constancy)).get(1));
    }

    @Test
    void theExplanationSaysSo() {
        String text = Explain.print(
                COMPILED.problem().orElseThrow(), COMPILED.residuals().orElseThrow());
        assertTrue(text.lines().findFirst().orElseThrow().contains("u(x, y), w(y) on Ω"), text);
        assertEquals(
                1,
                text.lines()
                        .filter("  w does not depend on x: the loss term w_x = 0"::equals)
                        .count());
    }
}
