package dev.fluxion.autodiff.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TileProgramPrinterTest {
    private final Graph g = new Graph(2);
    private final Node x = g.coordinate(0);
    private final Node t = g.coordinate(1);
    private final Node u = g.field(0);

    @Test
    void burgersReadsAsItsProgram() {
        Node ut = g.derivative(0, MultiIndex.unit(2, 1));
        Node ux = g.derivative(0, MultiIndex.unit(2, 0));
        Node uxx = g.derivative(0, new MultiIndex(List.of(2, 0)));
        Node burgers = g.subtract(g.add(ut, g.multiply(u, ux)), g.multiply(g.constant(0.01), uxx));
        Node initial = g.add(u, g.unary(UnaryFunction.SIN, x));
        Mlp mlp = Mlp.of(List.of(g.multiply(g.constant(2), x), t), List.of(5, 4), Activation.TANH, 1);
        TileProgram program = TileCompiler.residuals(
                g,
                mlp,
                List.of(
                        new TileCompiler.Term(0, burgers, g.constant(1)),
                        new TileCompiler.Term(1, initial, g.add(g.constant(1), t))));
        assertEquals("""
                Tile program: network 2 > 5 tanh > 4 tanh > 1; parameters 44, channels 3, rows 7, columns 6
                Columns, prepared once per point set:
                  c0   2*x
                  c1   2
                  c2   0
                  c3   t
                  c4   1
                  c5   sin(x)
                Weights of points:
                  w0   1
                  w1   1 + t
                Operations on a tile:
                  a0 = jets[c0, c1, c2, c3, c2, c4]
                  z1 = W1*a0 + b1   (5 x 2)
                  a1 = tanh(z1)
                  z2 = W2*a1 + b2   (4 x 5)
                  a2 = tanh(z2)
                  r0..r2 = W3*a2 + b3   (1 x 4)
                  r3 = r0*r1
                  r4 = r2 + r3
                  loss0 += sum w0*r4^2
                  r5 = c5
                  r6 = r0 + r5
                  loss1 += sum w1*r6^2
                Rows of the network, used by residuals where marked *:
                  r0  * u
                  r1  * u_x
                  r2  * u_t - 0.01*u_xx
                Cost: 204 flops per point forward, twice that in reverse
                """, TileProgramPrinter.print(program, new Notation(List.of("x", "t"), List.of("u"))));
    }

    @Test
    void everyOperationHasItsWords() {
        Node v = g.field(1);
        Node sum = g.constant(0);
        for (BinaryFunction f : BinaryFunction.values()) {
            sum = g.add(sum, g.binary(f, u, v));
        }
        sum = g.add(sum, g.power(g.subtract(u, g.constant(3)), g.constant(5)));
        sum = g.add(sum, g.select(Comparison.LESS, u, v, g.unary(UnaryFunction.EXP, u), g.negate(v)));
        Mlp mlp = Mlp.of(List.of(x), List.of(2), Activation.SILU, 2);
        TileProgram program = TileCompiler.residuals(g, mlp, List.of(new TileCompiler.Term(0, sum, g.constant(1))));
        assertEquals("""
                Tile program: network 1 > 2 silu > 2; parameters 10, channels 1, rows 24, columns 1
                Columns, prepared once per point set:
                  c0   x
                Weights of points:
                  w0   1
                Operations on a tile:
                  a0 = jets[c0]
                  z1 = W1*a0 + b1   (2 x 1)
                  a1 = silu(z1)
                  r0..r1 = W2*a1 + b2   (2 x 2)
                  r2 = r0 + r1
                  r3 = r0 - r1
                  r4 = r2 + r3
                  r5 = r0*r1
                  r6 = r4 + r5
                  r7 = r0/r1
                  r8 = r6 + r7
                  r9 = r0^r1
                  r10 = r8 + r9
                  r11 = min(r0, r1)
                  r12 = r10 + r11
                  r13 = max(r0, r1)
                  r14 = r12 + r13
                  r15 = atan2(r0, r1)
                  r16 = r14 + r15
                  r17 = r0 - 3
                  r18 = r17^5
                  r19 = r16 + r18
                  r20 = exp(r0)
                  r21 = -r1
                  r22 = if r0 < r1 then r20 else r21
                  r23 = r19 + r22
                  loss0 += sum w0*r23^2
                Rows of the network, used by residuals where marked *:
                  r0  * u
                  r1  * v
                Cost: 12 flops per point forward, twice that in reverse
                """, TileProgramPrinter.print(program, new Notation(List.of("x", "t"), List.of("u", "v"))));
    }
}
