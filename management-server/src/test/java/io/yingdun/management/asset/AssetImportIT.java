package io.yingdun.management.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.foundation.testkit.ApiClient;
import io.yingdun.foundation.testkit.ApiClient.Answer;
import io.yingdun.management.RunningServer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AssetImportIT extends RunningServer {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private ApiClient administrator;

    @BeforeEach
    void logIn() {
        administrator = loggedInAs("ADMINISTRATOR");
    }

    private JsonNode preview(String csv) {
        Answer answer = administrator.upload(
                "/api/assets/preview", "assets.csv", csv.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer apply(JsonNode preview) {
        return administrator.post(
                "/api/assets/imports/" + preview.get("importId").asString(), Map.of());
    }

    private String csv(String name) {
        return "资产编号,主机名,名称,科室\nZC-" + mark + ",host-" + mark + "," + name + ",影像科\n";
    }

    private JsonNode endpoints() {
        return administrator.get("/api/endpoints?q=host-" + mark).json();
    }

    @Test
    void makesEndpointsThatAreNotInstalled() {
        JsonNode preview = preview(csv("CT 工作站"));
        assertThat(preview.get("added").asInt()).isEqualTo(1);
        assertThat(preview.at("/items/0/change").asString()).isEqualTo("ADDED");
        assertThat(endpoints().get("total").asInt()).isZero();
        assertThat(apply(preview).json().get("added").asInt()).isEqualTo(1);
        JsonNode endpoint = endpoints().at("/items/0");
        assertThat(endpoint.get("state").asString()).isEqualTo("NOT_INSTALLED");
        assertThat(endpoint.get("name").asString()).isEqualTo("CT 工作站");
        assertThat(endpoint.get("assetNumber").asString()).isEqualTo("ZC-" + mark);
    }

    @Test
    void readsWhatExcelWritesInChina() {
        Answer answer = administrator.upload(
                "/api/assets/preview", "资产.csv", csv("CT 工作站").getBytes(Charset.forName("GB18030")), Map.of());
        assertThat(answer.json().at("/items/0/name").asString()).isEqualTo("CT 工作站");
    }

    @Test
    void givesTheSameAnswerTwiceAndAppliesOnce() {
        JsonNode preview = preview(csv("a"));
        assertThat(apply(preview).text()).isEqualTo(apply(preview).text());
        assertThat(endpoints().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void tellsChangesFromWhatStays() {
        apply(preview(csv("a")));
        assertThat(preview(csv("a")).get("unchanged").asInt()).isEqualTo(1);
        assertThat(preview(csv("b")).get("changed").asInt()).isEqualTo(1);
    }

    @Test
    void refusesAPreviewThatTheFleetHasOutrun() {
        JsonNode first = preview(csv("a"));
        apply(preview(csv("b")));
        Answer answer = apply(first);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("preview-outdated");
    }

    @Test
    void namesWrongRowsAndAppliesTheOthers() {
        JsonNode preview = preview(csv("a") + "ZC-x" + mark + ",,b,\n");
        assertThat(preview.at("/errors/0/row").asInt()).isEqualTo(2);
        assertThat(preview.at("/errors/0/code").asString()).isEqualTo("MISSING");
        assertThat(apply(preview).json().get("added").asInt()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoList() {
        Answer answer = administrator.upload("/api/assets/preview", "x.csv", new byte[] {(byte) 0xff, 0, 1}, Map.of());
        assertThat(answer.code()).isEqualTo("asset-file-unreadable");
    }

    @Test
    void exportsNoFormulas() {
        apply(preview(csv("\"=HYPERLINK(\"\"http://evil\"\")\"")));
        Answer export = administrator.get("/api/assets/export");
        assertThat(export.text()).startsWith("\ufeff资产编号,主机名").contains("'=HYPERLINK");
        Answer again = administrator.upload("/api/assets/preview", "again.csv", export.body(), Map.of());
        assertThat(again.json().get("changed").asInt()).isZero();
        assertThat(again.json().get("added").asInt()).isZero();
    }
}
