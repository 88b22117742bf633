package io.yingdun.watermark.trace;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Homography;
import io.yingdun.watermark.geometry.Quadrilateral;
import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.media.PictureException;
import io.yingdun.watermark.signal.Luma;
import io.yingdun.watermark.signal.Rectifier;
import io.yingdun.watermark.signal.Residual;
import io.yingdun.watermark.signal.ResidualFilter;
import io.yingdun.watermark.signal.View;
import io.yingdun.watermark.signal.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The views of one picture, each made when it is first asked for. */
final class Views implements PhotoViews {
    /** A field of more pixels than this is not made: the picture is shrunk instead. */
    private static final long LARGEST_FIELD = 24_000_000;

    /** Pictures of more pixels than this are looked at in half size first. */
    private static final long LARGE = 4_200_000;

    /** Photos of more pixels than this are searched in a smaller size. */
    private static final long LARGEST_PHOTO_FIELD = 6_000_000;

    private static final int CENTRE_WIDTH = 1400;
    private static final int CENTRE_HEIGHT = 1000;

    private final Footage footage;
    private final TraceHints hints;
    private final @Nullable Quadrilateral corners;
    private final Window whole;
    private final int least;
    private final Map<Integer, View> made = new HashMap<>();
    private final List<Luma> firstLuma = new ArrayList<>(1);

    Views(Footage footage, TraceHints hints) {
        this.footage = footage;
        this.hints = hints;
        corners = hints.corners();
        whole = new Window(0, 0, footage.width(), footage.height());
        int reduction = 1;
        while (pixels() / ((long) reduction * reduction) > LARGEST_FIELD) {
            reduction++;
        }
        least = reduction;
    }

    boolean isLarge() {
        return pixels() > LARGE && corners == null;
    }

    /** The finest view that is made, the picture's own size for all but huge ones. */
    View fine() throws PictureException {
        return view(least);
    }

    /** Half of that. */
    View half() throws PictureException {
        return view(2 * least);
    }

    /** The middle of a large picture in its own size. */
    View centre() throws PictureException {
        Window middle = whole.middle(CENTRE_WIDTH, CENTRE_HEIGHT);
        return View.of(ResidualFilter.sum(footage, middle, 1), middle);
    }

    @Override
    public View forPhoto() throws PictureException {
        return upright(photoReduction());
    }

    @Override
    public View smallerForPhoto() throws PictureException {
        return upright(2 * photoReduction());
    }

    @Override
    public @Nullable Quadrilateral cornersForPhoto() {
        return corners == null ? null : corners.scaled(1.0 / photoReduction());
    }

    /** On which the picture may have been taken. */
    List<Display> displays() {
        return hints.displays();
    }

    /** Whether somebody has told where the screen is. */
    boolean hasPlace() {
        return hints.hasPlace();
    }

    @Override
    public List<Edge> edgesForPhoto() {
        double share = 1.0 / photoReduction();
        return hints.edges().stream().map(edge -> edge.scaled(share)).toList();
    }

    @Override
    public Luma lumaForPhoto() throws PictureException {
        if (firstLuma.isEmpty()) {
            footage.forEachFrame(frame -> {
                if (firstLuma.isEmpty()) {
                    firstLuma.add(Luma.of(frame, whole, photoReduction()));
                }
            });
        }
        return firstLuma.get(0);
    }

    @Override
    public @Nullable View finer(Window part) throws PictureException {
        int reduction = photoReduction();
        Window window = new Window(
                part.left() * reduction, part.top() * reduction, part.width() * reduction, part.height() * reduction);
        boolean larger = reduction > 1 && (long) window.width() * window.height() <= LARGEST_FIELD;
        return larger ? View.of(ResidualFilter.sum(footage, window, 1), window) : null;
    }

    private int photoReduction() {
        int reduction = 1;
        while (pixels() / ((long) reduction * reduction) > LARGEST_PHOTO_FIELD) {
            reduction++;
        }
        return reduction;
    }

    /** The whole picture as evidence is mapped on it, without regard to corners. */
    View forEvidence() throws PictureException {
        return upright(isLarge() ? 2 * least : least);
    }

    private View view(int reduction) throws PictureException {
        if (corners == null) {
            return upright(reduction);
        }
        int enough = Math.max(reduction, reductionOf(corners));
        return rectified(upright(enough), corners, enough);
    }

    private View upright(int reduction) throws PictureException {
        View view = made.get(reduction);
        if (view == null) {
            view = View.of(ResidualFilter.sum(footage, whole, reduction), whole);
            made.put(reduction, view);
        }
        return view;
    }

    /** How much to shrink what lies between corners, which may reach far out of the picture, for the largest field. */
    static int reductionOf(Quadrilateral corners) {
        double pixels = (corners.width() + 1) * (corners.height() + 1);
        return Math.max(1, (int) Math.ceil(Math.sqrt(pixels / LARGEST_FIELD)));
    }

    private static View rectified(View base, Quadrilateral corners, int reduction) {
        int width = (int) Math.ceil(corners.width() / reduction);
        int height = (int) Math.ceil(corners.height() / reduction);
        Homography toPicture = Homography.ontoQuadrilateral(width, height, corners);
        Homography toField = base.fieldToPicture().inverse().after(toPicture);
        Window window = new Window(0, 0, width, height);
        float[] field = Rectifier.sample(base.residual(), toField, window);
        return new View(new Residual(width, height, reduction, field), toPicture);
    }

    private long pixels() {
        return (long) footage.width() * footage.height();
    }
}
