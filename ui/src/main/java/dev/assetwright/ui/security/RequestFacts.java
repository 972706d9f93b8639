package dev.assetwright.ui.security;

import org.jspecify.annotations.Nullable;

/**
 * What the {@link Gate} looks at. Headers that were not sent are null.
 *
 * @param method in capitals
 * @param path decoded, without the query
 * @param host the Host header
 * @param origin the Origin header
 * @param fetchSite the Sec-Fetch-Site header; browsers send it and no page can forge it
 * @param contentType the Content-Type header
 * @param marker the X-Assetwright header; a page of another site cannot send it
 */
public record RequestFacts(
    String method,
    String path,
    @Nullable String host,
    @Nullable String origin,
    @Nullable String fetchSite,
    @Nullable String contentType,
    @Nullable String marker) {}
