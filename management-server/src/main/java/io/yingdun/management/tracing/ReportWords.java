package io.yingdun.management.tracing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a report says, in Chinese and in English. */
final class ReportWords {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Instant NO_END = Instant.parse("9000-01-01T00:00:00Z");

    private ReportWords() {}

    /** Two languages of one sentence. */
    record Both(String chinese, String english) {}

    static String time(Instant at) {
        return MINUTES.format(at);
    }

    static Both verdict(TraceOutcome.NamedEndpoint match) {
        String bound = probability(match.falseAccusationProbability());
        boolean slot = match.notAfter().isBefore(NO_END);
        String zhUser = match.user().isEmpty() ? "" : "（用户“" + match.user() + "”）";
        String enUser = match.user().isEmpty() ? "" : " (user \"" + match.user() + "\")";
        String zhTime = slot ? "，时段 " + time(match.notBefore()) + " 至 " + time(match.notAfter()) : "，该令牌不限时段";
        String enTime = slot
                ? " for " + time(match.notBefore()) + " to " + time(match.notAfter())
                : "; the token is not bound to a time";
        if (match.endpointId() == null) {
            return page(match, bound, zhTime, enTime);
        }
        return new Both(
                "图片带有发给终端“" + match.endpointName() + "”" + zhUser + "的隐形水印" + zhTime + "。误判概率不超过 " + bound + "。",
                "The picture carries the invisible watermark that was issued to endpoint \"" + match.endpointName()
                        + "\""
                        + enUser + enTime + ". The probability of a false accusation is at most "
                        + plain(match.falseAccusationProbability()) + ".");
    }

    private static Both page(TraceOutcome.NamedEndpoint match, String bound, String zhTime, String enTime) {
        boolean reported = match.showing() != null;
        return new Both(
                "图片带有影像云页面的隐形水印，该页面" + (reported ? "显示给“" + match.endpointName() + "”" + zhTime : "的访问者影像云尚未上报")
                        + "。误判概率不超过 " + bound + "。",
                "The picture carries the invisible watermark of a page of the imaging cloud, "
                        + (reported
                                ? "shown to \"" + match.endpointName() + "\"" + enTime
                                : "which has not reported yet to whom it was shown")
                        + ". The probability of a false accusation is at most "
                        + plain(match.falseAccusationProbability()) + ".");
    }

    static Both cannotTell(@Nullable String reason) {
        String code = reason == null ? "" : reason;
        return switch (code) {
            case "MARK_TOO_WEAK" ->
                new Both(
                        "无法判定：图片中有隐形水印的痕迹，但残留太少，不足以指认任何终端。",
                        "Cannot tell: there are traces of a watermark, but too little of it is left to name an endpoint.");
            case "TOKEN_NOT_LISTED" ->
                new Both(
                        "无法判定：图片带有本院的隐形水印，但登记的令牌中没有与之相符的。",
                        "Cannot tell: the picture carries a watermark of this site that fits none of the registered tokens.");
            default -> new Both("无法判定：未发现隐形水印。", "Cannot tell: no watermark was found.");
        };
    }

    /** Behind the statistic of a runner-up that is no other endpoint. */
    static Both otherSlot() {
        return new Both("（上述终端的另一时段）", " (another time slot of an endpoint named above)");
    }

    static Both explanation(long population, int earlierTraces) {
        return new Both(
                "误判概率的含义：把已发放的全部 " + population + " 个令牌、本次尝试过的全部几何变换和此前对本图片的 "
                        + earlierTraces + " 次溯源都计算在内，任何一个无关的令牌被错误指认的概率的上界。"
                        + "判定门限为 10^-9。该上界对任意图片内容成立（Bentkus–Dzindzalieta 不等式），前提是水印密钥未泄露。",
                "What the probability means: an upper bound, over all " + population + " tokens ever issued, every "
                        + "geometry that this trace tried and " + earlierTraces
                        + " earlier traces of this picture, for naming any token that is not in the picture. Nothing is named "
                        + "above 1e-9. The bound holds for any content (Bentkus and Dzindzalieta's inequality) as long as the watermark "
                        + "key is secret. It says which screen showed the picture, not who took it.");
    }

    static Both repeating() {
        return new Both(
                "复核：在溯源页打开本记录并按“复核”，服务器会用保存的图片和当时的令牌重新分析，并指出结论与统计量是否完全相同。",
                "To check: open this trace in the console and press \"Check again\". The server traces the stored picture"
                        + " among the tokens of then and says whether verdict and statistics come out the same.");
    }

    /** Written so that every font has it. */
    static String probability(double p) {
        if (p <= 0) {
            return "10^-300";
        }
        int exponent = (int) Math.floor(Math.log10(p));
        return String.format(Locale.ROOT, "%.1f×10^%d", p / Math.pow(10, exponent), exponent);
    }

    private static String plain(double p) {
        return p <= 0 ? "1e-300" : String.format(Locale.ROOT, "%.1e", p);
    }
}
