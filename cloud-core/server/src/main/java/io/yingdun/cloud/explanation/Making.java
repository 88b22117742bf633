package io.yingdun.cloud.explanation;

import io.yingdun.explain.engine.ExplainedSentence;
import java.util.ArrayList;
import java.util.List;

/** An explanation on its way, for all who wait for it: who comes late is given first what was told before. */
final class Making {

    /** Who waits for it. */
    interface Follower {

        void told(ExplainedSentence sentence);

        /** @param unexplained as the explanation counts them */
        void ended(int unexplained);

        /** Nothing is kept: ask again. */
        void failed();
    }

    private enum End {
        NOT_YET,
        MADE,
        FAILED
    }

    private final List<ExplainedSentence> told = new ArrayList<>();
    private final List<Follower> followers = new ArrayList<>();
    private End end = End.NOT_YET;
    private int unexplained;

    synchronized void follow(Follower follower) {
        told.forEach(follower::told);
        followers.add(follower);
        bid(follower);
    }

    synchronized void tell(ExplainedSentence sentence) {
        told.add(sentence);
        followers.forEach(follower -> follower.told(sentence));
    }

    synchronized void made(int left) {
        unexplained = left;
        end = End.MADE;
        followers.forEach(this::bid);
    }

    synchronized void failed() {
        end = End.FAILED;
        followers.forEach(this::bid);
    }

    private void bid(Follower follower) {
        switch (end) {
            case NOT_YET -> {}
            case MADE -> follower.ended(unexplained);
            case FAILED -> follower.failed();
        }
    }
}
