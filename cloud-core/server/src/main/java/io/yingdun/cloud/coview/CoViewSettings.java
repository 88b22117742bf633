package io.yingdun.cloud.coview;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options {@code yingdun.co-viewing.*}.
 *
 * @param mostSessions at a time on this server
 * @param mostParticipants of one session at a time
 * @param longestMessage characters of one message
 * @param messagesPerSecond of one participant, on average; twice as many at once
 * @param mostState characters of everything that a session keeps
 * @param mostParts that a session keeps
 * @param silence a connection that says nothing for so long is closed; the viewer's pages say something every 10 s
 * @param empty a session that nobody has been in for so long is over
 */
@ConfigurationProperties("yingdun.co-viewing")
record CoViewSettings(
        @DefaultValue("200") int mostSessions,
        @DefaultValue("16") int mostParticipants,
        @DefaultValue("32768") int longestMessage,
        @DefaultValue("120") int messagesPerSecond,
        @DefaultValue("1000000") int mostState,
        @DefaultValue("1000") int mostParts,
        @DefaultValue("30s") Duration silence,
        @DefaultValue("15m") Duration empty) {}
