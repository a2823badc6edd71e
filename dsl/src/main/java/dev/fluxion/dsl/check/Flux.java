package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Span;
import java.util.List;

/**
 * A derivative of a formula that goes over to another one, met in the text.
 *
 * @param divergence the derivative, as it is between the surfaces
 * @param through what is the same on both sides of a surface, over its normal: the formula itself, for a second derivative its first derivative, too; empty where that is not known
 * @param span the derivative in the text
 * @param what what jumps, in words
 */
record Flux(Node divergence, List<Node> through, Span span, String what) {
    Flux {
        through = List.copyOf(through);
    }
}
