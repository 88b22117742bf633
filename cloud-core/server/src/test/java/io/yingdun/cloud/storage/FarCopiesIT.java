package io.yingdun.cloud.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yingdun.cloud.FarCloud;
import io.yingdun.cloud.storage.FarCopyMapper.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each step of a move, and what may come between two of them. */
class FarCopiesIT extends FarCloud {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private FarCopies far;

    @Autowired
    private FarCopyMapper mapper;

    @Autowired
    private ObjectStore store;

    @Autowired
    private FileObjects files;

    private final Pace pace = new Pace(1L << 30);
    private final byte[] bytes = ("object " + System.nanoTime()).getBytes(StandardCharsets.UTF_8);

    @AfterEach
    void forgetAll() throws IOException {
        store.delete(location());
    }

    private Location location() throws IOException {
        return Location.file(FileObjects.hash(new java.io.ByteArrayInputStream(bytes)));
    }

    private OpenObject published() throws IOException {
        try (IncomingObject object = store.receive("")) {
            object.write(ByteBuffer.wrap(bytes));
            object.finish();
            Publication publication = store.publish(List.of(object));
            publication.awaitDurable();
            return publication.objects().get(0);
        }
    }

    private LocalObject kept() throws IOException {
        OpenObject object = published();
        store.keep(object);
        return new LocalObject(object.location().key(), bytes.length, Instant.now());
    }

    private byte[] read() throws IOException {
        try (StoredObject object = store.open(location());
                InputStream all = object.range(0, object.size())) {
            return all.readAllBytes();
        }
    }

    @Test
    void whatWasMovedIsReadFromFar() throws IOException {
        LocalObject object = kept();
        assertThat(far.move(object, pace)).isTrue();
        assertThat(local(object.key())).doesNotExist();
        assertThat(read()).isEqualTo(bytes);
    }

    @Test
    void whatTheIndexMayNotKnowYetStaysHere() throws IOException {
        OpenObject open = published();
        LocalObject object = new LocalObject(open.location().key(), bytes.length, Instant.now());
        assertThat(far.move(object, pace)).isFalse();
        assertThat(local(object.key())).exists();
        store.keep(open);
    }

    @Test
    void staysHereWhenOtherBytesAreFoundFar() throws IOException {
        LocalObject object = kept();
        store().replace(S3Objects.nameOf(object.key()), "x".repeat(bytes.length).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> far.move(object, pace)).hasMessageContaining("other bytes");
        assertThat(local(object.key())).exists();
        assertThat(store().objects()).doesNotContain(object.key());
    }

    @Test
    void decayedBytesAreNotMoved() throws IOException {
        LocalObject object = kept();
        Files.write(local(object.key()), "x".repeat(bytes.length).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> far.move(object, pace)).hasMessageContaining("not those that came");
        assertThat(local(object.key())).exists();
        assertThat(store().objects()).doesNotContain(object.key());
    }

    @Test
    void aGoodFarCopyIsNotWrittenOverWithDecayedBytes() throws IOException {
        far.move(kept(), pace);
        LocalObject again = kept();
        Files.writeString(local(again.key()), "short");
        LocalObject decayed = new LocalObject(again.key(), "short".length(), again.since());
        assertThatThrownBy(() -> far.move(decayed, pace)).hasMessageContaining("so is the far copy");
        Files.delete(local(again.key()));
        assertThat(read()).isEqualTo(bytes);
    }

    @Test
    void aMoveThatACrashEndedIsDoneAgain() throws IOException {
        LocalObject object = kept();
        far.move(object, pace);
        // As it is between the word that it is far and the deletion here.
        Files.write(local(object.key()), bytes);
        assertThat(far.move(object, pace)).isTrue();
        assertThat(local(object.key())).doesNotExist();
    }

    @Test
    void whatIsSentAgainIsReadFromHereAndMovedAgain() throws IOException {
        far.move(kept(), pace);
        LocalObject again = kept();
        assertThat(local(again.key())).exists();
        assertThat(read()).isEqualTo(bytes);
        assertThat(far.move(again, pace)).isTrue();
        assertThat(read()).isEqualTo(bytes);
    }

    @Test
    void whatWasMovedIsDeletedFarToo() throws IOException {
        LocalObject object = kept();
        far.move(object, pace);
        store.delete(location());
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        gone -> assertThat(gone.kind()).isEqualTo(StorageException.Kind.MISSING));
        await().atMost(PATIENCE).until(() -> !store().objects().contains(object.key()));
    }

    @Test
    void whatIsDeletedWhileItIsSentDoesNotStayFar() throws IOException {
        LocalObject object = kept();
        mapper.begin(object.key(), object.size());
        store().replace(S3Objects.nameOf(object.key()), bytes);
        store.delete(location());
        assertThat(far.move(object, pace)).isFalse();
        await().atMost(PATIENCE).until(() -> !store().objects().contains(object.key()));
    }

    @Test
    void whatIsSentAgainWhileItIsDeletedFarStaysHere() throws Exception {
        LocalObject object = kept();
        far.move(object, pace);
        store().stop();
        store.delete(location());
        try {
            LocalObject again = kept();
            assertThat(far.move(again, pace)).isFalse();
            assertThat(read()).isEqualTo(bytes);
        } finally {
            store().start();
        }
    }

    @Test
    void aDeletionWaitsForAStoreThatIsAway() throws Exception {
        LocalObject object = kept();
        far.move(object, pace);
        store().stop();
        store.delete(location());
        assertThat(mapper.state(object.key())).isEqualTo(State.FORGOTTEN);
        store().start();
        await().atMost(PATIENCE).until(() -> !store().objects().contains(object.key()));
    }

    @Test
    void whatADatabaseFromBeforeTheMoveDoesNotKnowIsFound() throws IOException {
        LocalObject object = kept();
        far.move(object, pace);
        mapper.forget(object.key());
        mapper.gone(object.key());
        store().replace(S3Objects.nameOf(object.key()), bytes);
        assertThat(read()).isEqualTo(bytes);
    }

    @Test
    void aPaceThatWasStoppedLeavesTheObjectHere() throws IOException {
        LocalObject object = kept();
        pace.stop();
        assertThatThrownBy(() -> far.move(object, pace)).isInstanceOf(IOException.class);
        assertThat(local(object.key())).exists();
    }

    @Test
    void readersThatNeedAFileGetOneForAsLongAsTheyRead() throws IOException {
        far.move(kept(), pace);
        java.nio.file.Path file;
        try (StoredObject object = store.open(location())) {
            file = object.file();
            assertThat(file).hasBinaryContent(bytes);
        }
        assertThat(file).doesNotExist();
    }
}
