package io.yingdun.cloud.tiering;

import io.yingdun.cloud.storage.FarCopies;
import io.yingdun.cloud.storage.LocalObject;
import io.yingdun.cloud.storage.Pace;
import io.yingdun.cloud.storage.StorageException;
import java.io.IOException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look through the disk, and the moving of what it finds. What a pass does not come to, the next one does. */
final class TieringPass {

    private static final Logger LOG = LoggerFactory.getLogger(TieringPass.class);
    /** In a row: then it is not the objects. */
    private static final int MOST_FAILURES = 3;

    /** How a pass stands. */
    enum State {
        RUNNING,
        DONE,
        CANCELLED,
        /** The far store does not take anything; the next pass tries again. */
        BROKEN_OFF
    }

    /** How far a pass is. {@code objects} and {@code bytes} are to be moved; 0 until all were looked at. */
    record Progress(
            State state,
            Instant beganAt,
            long objects,
            long bytes,
            long movedObjects,
            long movedBytes,
            long failed,
            String note) {

        Progress to(State next, String why) {
            return new Progress(next, beganAt, objects, bytes, movedObjects, movedBytes, failed, why);
        }

        Progress selected(Selection.Choice choice) {
            return new Progress(state, beganAt, choice.objects(), choice.bytes(), 0, 0, 0, note);
        }

        Progress moved(long size) {
            return new Progress(state, beganAt, objects, bytes, movedObjects + 1, movedBytes + size, failed, note);
        }

        Progress failure(String why) {
            return new Progress(state, beganAt, objects, bytes, movedObjects, movedBytes, failed + 1, why);
        }
    }

    private final FarCopies far;
    private final TieringSettings settings;
    private final Pace pace;
    private final Runnable beforeTheFirst;
    private final Runnable beforeEach;
    private volatile Progress progress;
    private int failuresInARow;

    /**
     * @param beforeTheFirst called once, before anything is moved; a pass that has nothing to do does not call it
     * @param beforeEach called before each object that is moved
     */
    TieringPass(FarCopies far, TieringSettings settings, Instant now, Runnable beforeTheFirst, Runnable beforeEach) {
        this.far = far;
        this.settings = settings;
        this.pace = new Pace(settings.rate().toBytes());
        this.beforeTheFirst = beforeTheFirst;
        this.beforeEach = beforeEach;
        this.progress = new Progress(State.RUNNING, now, 0, 0, 0, 0, 0, "");
    }

    Progress progress() {
        return progress;
    }

    /** The object that is under way stays where it was. */
    void cancel() {
        pace.stop();
    }

    /** After an exception. */
    void breakOff() {
        progress = progress.to(State.BROKEN_OFF, "the database did not answer");
    }

    /** @throws RuntimeException when the database is away, most of all; the pass may be forgotten then */
    Progress run() {
        try {
            Selection selection = new Selection(progress.beganAt().minus(settings.moveAfter()));
            far.visitLocal(object -> {
                selection.add(object);
                return !pace.isStopped();
            });
            long excess = settings.fillLevel() == 0 ? 0 : far.localBytesAbove(settings.fillLevel());
            Selection.Choice choice = selection.choice(excess);
            progress = progress.selected(choice);
            if (choice.objects() > 0 && !pace.isStopped()) {
                beforeTheFirst.run();
                far.visitLocal(object -> !choice.takes(object) || move(object));
            }
            if (failuresInARow >= MOST_FAILURES) {
                progress = progress.to(State.BROKEN_OFF, progress.note());
            } else {
                progress = progress.to(pace.isStopped() ? State.CANCELLED : State.DONE, progress.note());
            }
        } catch (StorageException e) {
            LOG.warn("The disk cannot be looked through for what is to be moved: {}", e.getMessage());
            progress = progress.to(State.BROKEN_OFF, e.getMessage());
        }
        return progress;
    }

    /** @return whether to go on */
    private boolean move(LocalObject object) {
        beforeEach.run();
        try {
            if (!pace.isStopped() && far.move(object, pace)) {
                progress = progress.moved(object.size());
            }
            failuresInARow = 0;
        } catch (IOException e) {
            if (!pace.isStopped()) {
                LOG.warn("Object {} stays here: {}", object.key(), e.getMessage());
                progress = progress.failure(String.valueOf(e.getMessage()));
                failuresInARow++;
            }
        }
        return !pace.isStopped() && failuresInARow < MOST_FAILURES;
    }
}
