package io.yingdun.dicom.dimse;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which services a side performs, by command and SOP class. */
public final class DimseServices {

    private record Key(CommandField field, String sopClassUID) {}

    private static final String ANY = "";

    private final Map<Key, DimseService> services;

    private DimseServices(Map<Key, DimseService> services) {
        this.services = Map.copyOf(services);
    }

    public static Builder builder() {
        return new Builder();
    }

    Optional<DimseService> find(CommandField field, String sopClassUID) {
        return Optional.ofNullable(services.get(new Key(field, sopClassUID)))
                .or(() -> Optional.ofNullable(services.get(new Key(field, ANY))));
    }

    /** Collects services. */
    public static final class Builder {

        private final Map<Key, DimseService> services = new HashMap<>();

        private Builder() {}

        /** For every SOP class that the association agreed on. */
        public Builder on(CommandField field, DimseService service) {
            services.put(new Key(field, ANY), service);
            return this;
        }

        public Builder on(CommandField field, Collection<String> sopClassUIDs, DimseService service) {
            sopClassUIDs.forEach(uid -> services.put(new Key(field, uid), service));
            return this;
        }

        public DimseServices build() {
            return new DimseServices(services);
        }
    }
}
