package dev.fluxion.dsl.check;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.dsl.diagnostic.Code;
import dev.fluxion.dsl.syntax.Argument;
import dev.fluxion.dsl.syntax.Expression;
import dev.fluxion.dsl.syntax.Expression.Call;
import dev.fluxion.dsl.syntax.Expression.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sums, written out term by term, and the ranges of whole numbers they run over. */
record Sums(Evaluator evaluator) {
    /** sum(i in 1..d, e), or the sum of the entries of one vector. */
    Tensor sum(Call call, Map<String, Tensor> locals) {
        List<Argument> arguments = call.arguments();
        if (arguments.size() == 2
                && arguments.get(0) instanceof Argument.Binding(var at, Name variable, Argument.Range range)
                && arguments.get(1) instanceof Argument.Value(var span, Expression term)) {
            return terms(indices(range, locals), variable, term, locals);
        }
        if (arguments.size() == 1 && arguments.getFirst() instanceof Argument.Value(var span, Expression vector)) {
            Tensor value = evaluator.evaluate(vector, locals);
            return Tensor.scalar(evaluator.algebra().sum(value.entries().size(), value.entries()::get));
        }
        throw new Mistake(Code.E0205
                .at(call.span(), "sum", "an index and a term", arguments.size())
                .help("write `sum(i in 1..d, x[i]^2)`"));
    }

    private Tensor terms(List<Integer> indices, Name variable, Expression term, Map<String, Tensor> locals) {
        Map<String, Tensor> inner = new HashMap<>(locals);
        List<Tensor> terms = new ArrayList<>();
        for (int i : indices) {
            inner.put(variable.text(), Tensor.scalar(evaluator.graph().constant(i)));
            terms.add(evaluator.evaluate(term, inner));
        }
        Shape shape = terms.isEmpty() ? Shape.SCALAR : terms.getFirst().shape();
        List<Node> entries = new ArrayList<>();
        for (int k = 0; k < shape.size(); k++) {
            int entry = k;
            entries.add(evaluator
                    .algebra()
                    .sum(terms.size(), i -> terms.get(i).entries().get(entry)));
        }
        return new Tensor(shape, entries);
    }

    /** The whole numbers of a range. */
    List<Integer> indices(Argument.Range range, Map<String, Tensor> locals) {
        int first = evaluator.integer(range.first(), locals, "the end of a range");
        int last = evaluator.integer(range.last(), locals, "the end of a range");
        if (last - (long) first >= 10_000) {
            throw new Mistake(Code.E0209
                    .at(range.span(), "the end of a range")
                    .label("at most 10000 terms can be written out, this range has " + (last - (long) first + 1)));
        }
        List<Integer> indices = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            indices.add(i);
        }
        return indices;
    }
}
