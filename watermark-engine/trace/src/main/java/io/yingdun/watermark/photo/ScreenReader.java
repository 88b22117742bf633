package io.yingdun.watermark.photo;

import io.yingdun.watermark.carrier.Carrier;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Projection;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.TileSpectrum;
import io.yingdun.watermark.signal.Window;

/** Brings all copies of the tile onto one under a grown geometry and has it read, in up to five ways. */
final class ScreenReader {
    private static final double LEFT_OUT = 0.02;
    private static final int POINTS = 9;
    private static final int RIM = 8;

    private final Residual residual;
    private final Carrier carrier;
    private final GeometryGrowth growth;
    private final PhotoSearch.Reader reader;
    private final Runnable checkpoint;

    ScreenReader(
            Residual residual, Carrier carrier, GeometryGrowth growth, PhotoSearch.Reader reader, Runnable checkpoint) {
        this.residual = residual;
        this.carrier = carrier;
        this.growth = growth;
        this.reader = reader;
        this.checkpoint = checkpoint;
    }

    /**
     * Weighted by the pilot; where that is promising once more after further growth, then evenly, and in the picture's own
     * resolution.
     */
    PhotoSearch.Reading read(GeometryGrowth.Grown first) {
        WeightedArea area = area(first);
        PhotoSearch.Reading reading = read(residual, first.gridToField(), first.gridToField(), area);
        if (reading != PhotoSearch.Reading.PROMISING) {
            return reading;
        }
        GeometryGrowth.Grown again = growth.again(first);
        WeightedArea areaAgain = area(again);
        reading = read(residual, again.gridToField(), again.gridToField(), areaAgain);
        return switch (reading) {
            case FOUND, EXHAUSTED -> reading;
            case PROMISING -> closely(again, areaAgain);
            case NOTHING -> closely(first, area);
        };
    }

    private WeightedArea area(GeometryGrowth.Grown grown) {
        return WeightedArea.of(growth.cells(grown.gridToField(), grown.box()));
    }

    private PhotoSearch.Reading closely(GeometryGrowth.Grown grown, WeightedArea area) {
        WeightedArea flat = area.flat(LEFT_OUT);
        PhotoSearch.Reading reading = read(residual, grown.gridToField(), grown.gridToField(), flat);
        if (reading.endsSearch()) {
            return reading;
        }
        PhotoSearch.Finer finer = reader.finer(seen(grown.gridToField(), area.bounds(LEFT_OUT)));
        if (finer == null) {
            return reading;
        }
        Projection gridToFiner = grown.gridToField()
                .inPicture(Homography.scaling(finer.scale(), finer.scale())
                        .after(Homography.translation(-finer.left(), -finer.top())));
        reading = read(finer.residual(), gridToFiner, grown.gridToField(), area);
        return reading.endsSearch() ? reading : read(finer.residual(), gridToFiner, grown.gridToField(), flat);
    }

    private PhotoSearch.Reading read(Residual from, Projection gridToFrom, Projection gridToField, WeightedArea area) {
        checkpoint.run();
        return reader.read(TileSpectrum.of(area.fold(from, gridToFrom), carrier), gridToField);
    }

    /** The part of the field that shows this box of the screen. */
    private Window seen(Projection gridToField, Box box) {
        double left = residual.width();
        double top = residual.height();
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < POINTS * POINTS; i++) {
            Point p = gridToField.map(
                    box.left() + box.width() * (i % POINTS) / (POINTS - 1),
                    box.top() + box.height() * (i / POINTS) / (POINTS - 1));
            left = Math.min(left, p.x());
            top = Math.min(top, p.y());
            right = Math.max(right, p.x());
            bottom = Math.max(bottom, p.y());
        }
        int x = (int) Math.max(0, Math.floor(left) - RIM);
        int y = (int) Math.max(0, Math.floor(top) - RIM);
        int endX = (int) Math.min(residual.width(), Math.ceil(right) + RIM);
        int endY = (int) Math.min(residual.height(), Math.ceil(bottom) + RIM);
        return new Window(x, y, Math.max(1, endX - x), Math.max(1, endY - y));
    }
}
