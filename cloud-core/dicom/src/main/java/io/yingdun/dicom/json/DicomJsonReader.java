package io.yingdun.dicom.json;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads DICOM JSON model objects (PS3.18 F.2). The text of the data sets that come out is UTF-8, and (0008,0005) says so
 * wherever text needs it. Depth and length of the JSON are limited; all refusals are {@link DicomJsonException}.
 */
public final class DicomJsonReader {

    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final int MAXIMUM_DEPTH = 200;
    private static final int MAXIMUM_TEXT = 256 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAXIMUM_DEPTH)
                    .maxStringLength(MAXIMUM_TEXT)
                    .build())
            .build();

    private final BulkDataResolver resolver;
    private final int maximumDataSets;

    public DicomJsonReader(BulkDataResolver resolver) {
        this(resolver, Integer.MAX_VALUE);
    }

    /** @param maximumDataSets of an array; one of more is refused as soon as it is seen */
    public DicomJsonReader(BulkDataResolver resolver, int maximumDataSets) {
        this.resolver = resolver;
        this.maximumDataSets = maximumDataSets;
    }

    /** One object, or the objects of an array (PS3.18 F.2.1). */
    public List<DataSet> read(InputStream json) throws IOException {
        // The parser would guess among the encodings of earlier JSON; this one is UTF-8 (RFC 8259 §8.1).
        Reader text = new InputStreamReader(withoutMark(json), StandardCharsets.UTF_8.newDecoder());
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return read(parser);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new DicomJsonException(-1, "", "no UTF-8");
            }
            throw e.getCause();
        } catch (JacksonException e) {
            long offset = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
            throw new DicomJsonException(offset, "", "no well-formed JSON");
        }
    }

    /** Behind a byte order mark, which a sender must not write and a reader may ignore (RFC 8259 §8.1). */
    private static InputStream withoutMark(InputStream json) throws IOException {
        PushbackInputStream in = new PushbackInputStream(json, BYTE_ORDER_MARK.length);
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            in.unread(first);
        }
        return in;
    }

    private List<DataSet> read(JsonParser parser) throws IOException {
        List<DataSet> dataSets = new ArrayList<>();
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            dataSets.add(dataSet(parser, ""));
        } else if (first == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                if (dataSets.size() == maximumDataSets) {
                    throw fault(parser, "", "more data sets than the " + maximumDataSets + " that are read");
                }
                dataSets.add(dataSet(parser, ""));
            }
            expect(parser, JsonToken.END_ARRAY, "");
        } else {
            throw fault(parser, "", "neither an object nor an array");
        }
        if (parser.nextToken() != null) {
            throw fault(parser, "", "something follows the data sets");
        }
        return dataSets;
    }

    /** The parser stands on the opening brace and ends on the closing one. */
    private DataSet dataSet(JsonParser parser, String path) throws IOException {
        DataSet dataSet = new DataSet();
        boolean unicode = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            String inside = path + (path.isEmpty() ? "" : ".") + name;
            int tag = tag(parser, name, inside);
            AttributeReader attribute = new AttributeReader(parser, tag, inside, resolver);
            dataSet.put(attribute.read(item -> dataSet(parser, item)));
            unicode |= attribute.hasUnicodeText();
        }
        expect(parser, JsonToken.END_OBJECT, path);
        if (unicode || dataSet.contains(Tag.SpecificCharacterSet)) {
            dataSet.put(ElementFactory.text(Tag.SpecificCharacterSet, "ISO_IR 192"));
        }
        if (path.isEmpty() && !unicode) {
            dataSet.inheritCharacterSet(SpecificCharacterSet.UTF_8);
        }
        return dataSet;
    }

    private static int tag(JsonParser parser, String name, String path) throws DicomJsonException {
        int tag = Tags.parse(name).orElseThrow(() -> fault(parser, path, "no tag of eight hexadecimal digits"));
        if (Tags.isStructural(tag) || Tags.isGroupLength(tag)) {
            throw fault(parser, path, "a tag that cannot be an attribute");
        }
        return tag;
    }

    static void expect(JsonParser parser, JsonToken token, String path) throws DicomJsonException {
        if (parser.currentToken() != token) {
            throw fault(parser, path, "expected " + token + ", found " + parser.currentToken());
        }
    }

    static DicomJsonException fault(JsonParser parser, String path, String detail) {
        return new DicomJsonException(parser.currentTokenLocation().getCharOffset(), path, detail);
    }
}
