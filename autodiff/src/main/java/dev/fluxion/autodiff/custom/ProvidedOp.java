package dev.fluxion.autodiff.custom;

/**
 * A user's operator that answers for its own mistakes: what it throws, and a partial derivative that is not there, becomes a
 * {@link ProviderException} with its name and class. Equal where the operators are.
 */
record ProvidedOp(CustomOp op) implements CustomOp {
    @Override
    public String name() {
        return op.name();
    }

    @Override
    public int arity() {
        return op.arity();
    }

    @Override
    public void value(double[][] arguments, double[] result, int n) {
        try {
            op.value(arguments, result, n);
        } catch (RuntimeException e) {
            throw failed("value", "threw " + e, e);
        }
    }

    @Override
    public CustomOp partial(int argument) {
        CustomOp partial;
        try {
            partial = op.partial(argument);
        } catch (RuntimeException e) {
            throw failed("partial", "threw " + e, e);
        }
        if (partial == null) {
            throw failed("partial", "has no derivative with respect to argument " + (argument + 1), null);
        }
        return new ProvidedOp(partial);
    }

    @Override
    public void adjoint(double[][] arguments, double[] resultAdjoint, double[][] argumentAdjoints, int n) {
        try {
            op.adjoint(arguments, resultAdjoint, argumentAdjoints, n);
        } catch (RuntimeException e) {
            throw failed("adjoint", "threw " + e, e);
        }
    }

    private ProviderException failed(String method, String what, RuntimeException cause) {
        return new ProviderException(
                "operator " + name() + ": " + method + " of " + op.getClass().getName() + " " + what, cause);
    }
}
