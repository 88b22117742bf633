package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ModelAnswerTest {

    private static final DataSet RESULT = new DataSet().put(ElementFactory.text(Tag.PatientID, "P1"));

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void whatWasFinishedIsOneWholeArray() throws IOException {
        ModelAnswer answer = ModelAnswer.to(response, ModelForm.JSON);
        answer.add(RESULT);
        answer.add("{}");
        answer.finish();
        assertThat(response.getContentAsString()).isEqualTo("[{\"00100020\":{\"vr\":\"LO\",\"Value\":[\"P1\"]}},{}]");
    }

    @Test
    void whatWasNotBegunHasTouchedNothing() {
        ModelAnswer.to(response, ModelForm.JSON);
        ModelAnswer.to(response, ModelForm.XML);
        assertThat(response.getContentType()).isNull();
        assertThat(response.isCommitted()).isFalse();
    }

    @Test
    void whatBreaksOffDoesNotEndAsAWholeArrayDoes() throws IOException {
        ModelAnswer answer = ModelAnswer.to(response, ModelForm.JSON);
        for (int results = 0; results < 1_000; results++) {
            answer.add(RESULT);
        }
        assertThat(response.getContentAsString()).startsWith("[{").doesNotEndWith("]");
    }
}
