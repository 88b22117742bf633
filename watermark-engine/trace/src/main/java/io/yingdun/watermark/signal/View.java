package io.yingdun.watermark.signal;

import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Orientation;

/** A residual and where its pixels lie in the picture. */
public record View(Residual residual, Homography fieldToPicture) {

    /** The residual of a part of a picture, which may be shrunk by a whole factor. */
    public static View of(Residual residual, Window part) {
        Homography scaling = Homography.scaling(residual.reduction(), residual.reduction());
        return new View(
                residual, Homography.translation(part.left(), part.top()).after(scaling));
    }

    /** A part of it. */
    public View part(int left, int top, int width, int height) {
        return new View(
                residual.part(left, top, width, height), fieldToPicture.after(Homography.translation(left, top)));
    }

    /** Of a picture that was turned or mirrored, as the screen was. */
    public View turnedBack(Orientation orientation) {
        return new View(
                residual.turnedBack(orientation), fieldToPicture.after(orientation.toPicture(width(), height())));
    }

    public int width() {
        return residual.width();
    }

    public int height() {
        return residual.height();
    }
}
