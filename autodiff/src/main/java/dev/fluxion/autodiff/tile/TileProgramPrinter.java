package dev.fluxion.autodiff.tile;

import dev.fluxion.autodiff.graph.BinaryFunction;
import dev.fluxion.autodiff.graph.Comparison;
import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.graph.Notation;
import dev.fluxion.autodiff.graph.UnaryFunction;
import dev.fluxion.autodiff.jet.JetPrinter;
import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints a tile program: the prepared columns c0, c1, …, the point weights w0, …, the operations in order on jets a0, z1, a1, … and
 * rows r0, r1, …, the rows of the network and the cost. The text depends on nothing but the program and the names.
 */
public final class TileProgramPrinter {
    private final TileProgram program;
    private final Notation notation;
    private final StringBuilder out = new StringBuilder();

    private TileProgramPrinter(TileProgram program, Notation notation) {
        this.program = program;
        this.notation = notation;
    }

    /** @param notation names of the coordinates and of the network's outputs */
    public static String print(TileProgram program, Notation notation) {
        return new TileProgramPrinter(program, notation).text();
    }

    private String text() {
        Mlp network = program.network();
        line("Tile program: network %s; parameters %d, channels %d, rows %d, columns %d"
                .formatted(
                        shape(network),
                        network.parameters(),
                        program.channels(),
                        program.rows(),
                        program.columns().size()));
        line("Columns, prepared once per point set:");
        names("c", program.columns());
        if (!program.weights().isEmpty()) {
            line("Weights of points:");
            names("w", program.weights());
        }
        line("Operations on a tile:");
        for (TileOp operation : program.operations()) {
            line("  " + operation(operation));
        }
        line("Rows of the network, used by residuals where marked *:");
        for (int field = 0; field < network.outputs(); field++) {
            List<String> channels = JetPrinter.channels(program.layout(), notation, field);
            for (int c = 0; c < channels.size(); c++) {
                int row = field * channels.size() + c;
                String mark = program.consumed().contains(row) ? "*" : " ";
                line("  %-4s%s %s".formatted("r" + row, mark, channels.get(c)));
            }
        }
        line("Cost: %d flops per point forward, twice that in reverse".formatted(program.forwardFlops()));
        return out.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void names(String prefix, List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            line("  %-4s %s".formatted(prefix + i, notation.print(nodes.get(i))));
        }
    }

    private static String shape(Mlp network) {
        List<String> widths = new ArrayList<>();
        widths.add(Integer.toString(network.features().size()));
        network.hidden().forEach(width -> widths.add(width + " " + label(network)));
        widths.add(Integer.toString(network.outputs()));
        return String.join(" > ", widths);
    }

    private static String label(Mlp network) {
        return network.activation().label();
    }

    private String operation(TileOp operation) {
        return switch (operation) {
            case TileOp.JetInput input ->
                "a0 = "
                        + program.inputs().stream()
                                .map(column -> "c" + column)
                                .collect(Collectors.joining(", ", "jets[", "]"));
            case TileOp.Gemm(int layer) -> dense(layer);
            case TileOp.JetActivation(int layer) ->
                "a%d = %s(z%d)".formatted(layer + 1, label(program.network()), layer + 1);
            case TileOp.Load(int column, int row) -> assign(row, "c" + column);
            case TileOp.Unary(var f, int a, int row) ->
                assign(row, f == UnaryFunction.NEGATE ? "-r" + a : lower(f) + "(r" + a + ")");
            case TileOp.Binary(var f, int a, int b, int row) -> assign(row, binary(f, "r" + a, "r" + b));
            case TileOp.Scale(double factor, int a, int row) -> assign(row, number(factor) + "*r" + a);
            case TileOp.Shift(double shift, int a, int row) ->
                assign(row, "r" + a + (shift < 0 ? " - " : " + ") + number(Math.abs(shift)));
            case TileOp.IntegerPower(int exponent, int a, int row) -> assign(row, "r" + a + "^" + exponent);
            case TileOp.Select(var comparison, int left, int right, int then, int otherwise, int row) ->
                assign(
                        row,
                        "if r%d %s r%d then r%d else r%d".formatted(left, symbol(comparison), right, then, otherwise));
            case TileOp.Custom(var op, List<Integer> arguments, int row) ->
                assign(
                        row,
                        op.name() + arguments.stream().map(a -> "r" + a).collect(Collectors.joining(", ", "(", ")")));
            case TileOp.SumOfSquares(int term, int residual, int weight) ->
                "loss%d += sum w%d*r%d^2".formatted(term, weight, residual);
            case TileOp.Sum(int term, int residual, int weight) ->
                "sum%d += sum w%d*r%d".formatted(term, weight, residual);
        };
    }

    private String dense(int layer) {
        Dense d = program.network().layers().get(layer);
        boolean last = layer + 1 == program.network().layers().size();
        String rows = program.outputRows() == 1 ? "r0" : "r0..r" + (program.outputRows() - 1);
        String target = last ? rows : "z" + (layer + 1);
        return "%s = W%d*a%d + b%d   (%d x %d)".formatted(target, layer + 1, layer, layer + 1, d.outputs(), d.inputs());
    }

    private static String binary(BinaryFunction f, String a, String b) {
        return switch (f) {
            case ADD -> a + " + " + b;
            case SUBTRACT -> a + " - " + b;
            case MULTIPLY -> a + "*" + b;
            case DIVIDE -> a + "/" + b;
            case POWER -> a + "^" + b;
            case MINIMUM -> "min(" + a + ", " + b + ")";
            case MAXIMUM -> "max(" + a + ", " + b + ")";
            case ATAN2 -> "atan2(" + a + ", " + b + ")";
        };
    }

    private static String symbol(Comparison comparison) {
        return switch (comparison) {
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
        };
    }

    private static String assign(int row, String value) {
        return "r" + row + " = " + value;
    }

    private String number(double value) {
        return notation.print(new Node.Constant(value));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
