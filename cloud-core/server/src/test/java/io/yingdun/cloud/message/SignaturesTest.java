package io.yingdun.cloud.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against the examples in the providers' documents. */
class SignaturesTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /** Alibaba Cloud, «V3 request syntax and signature», section «Fixed parameter values». */
    @Test
    void aliyunsIsThatOfItsDocument() {
        String query = AliyunSignature.query(new TreeMap<>(
                Map.of("RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")));
        Map<String, String> headers = Map.of(
                "host", "ecs.cn-shanghai.aliyuncs.com",
                "x-acs-action", "RunInstances",
                "x-acs-version", "2014-05-26",
                "x-acs-date", "2023-10-26T10:22:32Z",
                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                "x-acs-content-sha256", EMPTY);
        assertThat(AliyunSignature.authorization(
                        query, new TreeMap<>(headers), "YourAccessKeyId", "YourAccessKeySecret"))
                .isEqualTo("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
    }

    /** Tencent Cloud, «Signature v3», section «TC3-HMAC-SHA256 Signature Algorithm». */
    @Test
    void tencentsIsThatOfItsDocument() {
        String body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        assertThat(TencentSignature.authorization(
                        "cvm",
                        "cvm.tencentcloudapi.com",
                        body,
                        Instant.ofEpochSecond(1_551_113_065),
                        "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE",
                        "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"))
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request,"
                        + " SignedHeaders=content-type;host,"
                        + " Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
    }

    @Test
    void aQueryIsEncodedAsTheDocumentSays() {
        assertThat(AliyunSignature.query(new TreeMap<>(Map.of("b", "张 三", "a", "*~/"))))
                .isEqualTo("a=%2A~%2F&b=%E5%BC%A0%20%E4%B8%89");
    }
}
