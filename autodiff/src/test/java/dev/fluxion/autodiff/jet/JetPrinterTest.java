package dev.fluxion.autodiff.jet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.autodiff.graph.MultiIndex;
import dev.fluxion.autodiff.graph.Notation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JetPrinterTest {
    @Test
    void aCollapsedOperatorIsOneChannelWithItsProducts() {
        LinearOperator heat = new LinearOperator(
                new TreeMap<>(Map.of(new MultiIndex(List.of(0, 1)), 1.0, new MultiIndex(List.of(2, 0)), -0.01)));
        JetLayout layout = JetLayout.closure(2, List.of(heat));
        assertEquals("""
                Jet layout: 3 channels of order up to 2 over x, t, for u
                  0  u
                  1  u_x
                  2  u_t - 0.01*u_xx
                An activation y = f(h), where f_k is its k-th derivative over k!:
                  y0 = f_0
                  y1 = f_1*h1
                  y2 = f_1*h2 - 0.02*f_2*h1^2
                """, JetPrinter.print(layout, new Notation(List.of("x", "t"), List.of("u"))));
    }

    @Test
    void severalOutputsShareOneLayout() {
        JetLayout layout = JetLayout.closure(1, List.of(LinearOperator.derivative(new MultiIndex(List.of(4)))));
        assertEquals("""
                Jet layout: 5 channels of order up to 4 over x, for u, v
                  0  h
                  1  h_x
                  2  h_xx
                  3  h_xxx
                  4  h_xxxx
                An activation y = f(h), where f_k is its k-th derivative over k!:
                  y0 = f_0
                  y1 = f_1*h1
                  y2 = f_1*h2 + 2*f_2*h1^2
                  y3 = f_1*h3 + 6*f_2*h1*h2 + 6*f_3*h1^3
                  y4 = f_1*h4 + 8*f_2*h1*h3 + 6*f_2*h2^2 + 36*f_3*h1^2*h2 + 24*f_4*h1^4
                """, JetPrinter.print(layout, new Notation(List.of("x"), List.of("u", "v"))));
    }
}
