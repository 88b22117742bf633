package io.yingdun.watermark.trace;

import io.yingdun.watermark.media.Footage;
import io.yingdun.watermark.trace.CannotTell.Advice;
import io.yingdun.watermark.trace.CannotTell.Reason;
import java.util.ArrayList;
import java.util.List;

/** Turns what was seen of an unattributed picture into a reason and advice. */
final class CannotTellReasons {
    /** Beyond this the payload's power is no chance (0 ± 0.04), and a listed token would have been named. */
    private static final double CLEAR_GAIN_SQUARED = 0.35;

    /** A pilot of this key stands 34 gains high, the harmonics of another key's mark at most 4. */
    private static final double PILOT_PER_GAIN = 14;

    private static final double LIKELY_STATISTIC = 5.6;
    private static final double LIKELY_PILOT = 8;
    private static final int SMALL_SIDE = 400;

    private CannotTellReasons() {}

    static CannotTell verdict(PayloadTest payload, Footage footage) {
        PayloadTest.Seen seen = payload.seen();
        Reason reason = reason(seen);
        return new CannotTell(reason, advice(reason, footage), seen.statistic(), payload.tests());
    }

    private static Reason reason(PayloadTest.Seen seen) {
        boolean clear = seen.gainSquared() > CLEAR_GAIN_SQUARED;
        if (clear && seen.pilot() > PILOT_PER_GAIN * Math.sqrt(seen.gainSquared())) {
            return Reason.TOKEN_NOT_LISTED;
        }
        boolean likely = seen.statistic() > LIKELY_STATISTIC && seen.pilot() > LIKELY_PILOT;
        return likely ? Reason.MARK_TOO_WEAK : Reason.NO_MARK_FOUND;
    }

    private static List<Advice> advice(Reason reason, Footage footage) {
        List<Advice> advice = new ArrayList<>();
        if (reason == Reason.TOKEN_NOT_LISTED) {
            return advice;
        }
        if (reason == Reason.NO_MARK_FOUND) {
            advice.add(Advice.UNMARKED_LIKELY);
        }
        boolean small = Math.min(footage.width(), footage.height()) < SMALL_SIDE;
        advice.add(small ? Advice.LARGER_PART : Advice.HIGHER_QUALITY);
        advice.add(Advice.LESS_SCALING);
        advice.add(small ? Advice.HIGHER_QUALITY : Advice.WHOLE_SCREEN);
        return advice;
    }
}
