package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.graph.Graph;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.kernels.Buffer;
import java.util.ArrayList;
import java.util.List;

/** The slow twin of the engine's network: the same MLP written out as a graph, weight by weight. */
final class SymbolicMlp {
    private SymbolicMlp() {}

    /** One node of coordinates per output. */
    static List<Node> outputs(Graph g, Mlp mlp, Buffer parameters) {
        List<Node> a = mlp.features();
        for (int l = 0; l < mlp.layers().size(); l++) {
            Dense d = mlp.layers().get(l);
            List<Node> next = new ArrayList<>();
            for (int o = 0; o < d.outputs(); o++) {
                Node z = g.constant(parameters.get(d.biases() + o));
                for (int i = 0; i < d.inputs(); i++) {
                    Node w = g.constant(parameters.get(d.weights() + o * d.inputs() + i));
                    z = g.add(z, g.multiply(w, a.get(i)));
                }
                next.add(l + 1 < mlp.layers().size() ? activation(g, mlp, z) : z);
            }
            a = next;
        }
        return a;
    }

    private static Node activation(Graph g, Mlp mlp, Node z) {
        Node one = g.constant(1);
        return switch (mlp.activation()) {
            case TANH -> g.unary(UnaryFunction.TANH, z);
            case SIN -> g.unary(UnaryFunction.SIN, z);
            case SILU -> g.divide(z, g.add(one, g.unary(UnaryFunction.EXP, g.negate(z))));
            case SOFTPLUS -> g.unary(UnaryFunction.LOG, g.add(one, g.unary(UnaryFunction.EXP, z)));
            case IDENTITY -> z;
            case GELU -> g.custom(new Gelu(0), List.of(z));
        };
    }
}
