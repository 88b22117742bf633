package io.yingdun.cloud.dicomweb;

/** How a data set without its bulk data travels: PS3.18 annex F, or PS3.19 annex A.1. */
enum ModelForm {
    JSON("application/dicom+json"),
    XML("application/dicom+xml");

    private final String mediaType;

    ModelForm(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
