package dev.fluxion.solver.plot;

import java.util.List;

/**
 * Panels in rows under a title.
 *
 * @param title of the whole picture
 * @param columns panels per row
 * @param panelWidth pixels inside the frame
 * @param panelHeight pixels inside the frame
 * @param panels row by row
 */
record Figure(String title, int columns, double panelWidth, double panelHeight, List<Panel> panels) {
    private static final double LEFT = 72;
    private static final double RIGHT = 22;
    private static final double TOP = 30;
    private static final double BOTTOM = 48;
    private static final double HEADING = 26;

    Svg draw() {
        boolean bars = panels.stream().anyMatch(HeatMap.class::isInstance);
        double cellWidth = LEFT + panelWidth + (bars ? HeatMap.BAR_SPACE : RIGHT);
        double cellHeight = TOP + panelHeight + BOTTOM;
        int across = Math.min(columns, panels.size());
        int down = (panels.size() + columns - 1) / columns;
        Svg svg = new Svg(across * cellWidth, HEADING + down * cellHeight);
        svg.text(across * cellWidth / 2, 22, Svg.Anchor.MIDDLE, 15, Svg.fit(title, across * cellWidth, 15));
        for (int k = 0; k < panels.size(); k++) {
            double left = k % columns * cellWidth + LEFT;
            double top = HEADING + k / columns * cellHeight + TOP;
            panels.get(k).draw(svg, left, top, panelWidth, panelHeight);
        }
        return svg;
    }
}
