package dev.fluxion.autodiff.custom;

/**
 * A measured value at each of N fixed points, or a weight of each: a function of no argument that has a value of its own at every point. It
 * makes sense on that one point set only, whose points are always evaluated together.
 */
public final class DataColumn implements CustomOp {
    private final String name;
    private final double[] values;

    /**
     * A column of data.
     *
     * @param name for printed formulas
     * @param values one per point, in the order of the points; copied
     */
    public DataColumn(String name, double[] values) {
        this.name = name;
        this.values = values.clone();
    }

    /** What makes a sum over points the difference of two of them: 1 at point {@code 2·pair}, -1 at the next, 0 elsewhere. */
    public static DataColumn pair(int pair, int points) {
        double[] signs = new double[points];
        signs[2 * pair] = 1;
        signs[2 * pair + 1] = -1;
        return new DataColumn("pair", signs);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int arity() {
        return 0;
    }

    /** @throws IllegalArgumentException unless n is the number of points of the data */
    @Override
    public void value(double[][] arguments, double[] result, int n) {
        if (n != values.length) {
            throw new IllegalArgumentException(
                    "data " + name + " of " + values.length + " points evaluated at " + n + " points");
        }
        System.arraycopy(values, 0, result, 0, n);
    }

    @Override
    public CustomOp partial(int argument) {
        throw new IllegalArgumentException("data " + name + " has no argument " + argument);
    }

    @Override
    public String toString() {
        return name + "[" + values.length + "]";
    }
}
