package io.yingdun.stack.pacs;

import static io.yingdun.stack.pacs.ImageFiles.decimal;
import static io.yingdun.stack.pacs.ImageFiles.put;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import java.io.IOException;
import java.util.Random;

/** Makes images of a {@link Phantom} as three machines would: CT, MR and a digital radiograph. */
final class Scanner {

    private static final double HU_AIR = -1000;
    /** A radiograph's curve from thickness to grey, so that lungs and mediastinum are both within the window. */
    private static final double GAMMA = 0.8;

    private static final double BRIGHTEST = 3700;

    private final ImageFiles files;

    Scanner(ImageFiles files) {
        this.files = files;
    }

    /** Where the slices of a series lie: {@code count} of them {@code spacing} mm apart around {@code centre}. */
    record Stack(double centre, double spacing, int count, int size, double pitch) {

        double z(int slice) {
            return centre + spacing * (slice - (count - 1) / 2.0);
        }
    }

    /** An axial CT series; stored values are HU + 1024. */
    void ct(Phantom phantom, int series, String description, Stack stack, double noise) throws IOException {
        for (int slice = 0; slice < stack.count(); slice++) {
            DataSet data = files.object(UID.CTImageStorage, "CT", series, description, slice + 1);
            put(data, Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL");
            put(data, Tag.BodyPartExamined, "CHEST");
            put(data, Tag.KVP, "120");
            put(data, Tag.RescaleIntercept, "-1024");
            put(data, Tag.RescaleSlope, "1");
            put(data, Tag.RescaleType, "HU");
            put(data, Tag.WindowCenter, "40", "-600");
            put(data, Tag.WindowWidth, "400", "1500");
            put(data, Tag.WindowCenterWidthExplanation, "纵隔窗", "肺窗");
            axial(phantom, stack, slice, data, 1024, noise);
        }
    }

    /** An axial T1-weighted MR series. */
    void mr(Phantom phantom, int series, String description, Stack stack, double noise) throws IOException {
        for (int slice = 0; slice < stack.count(); slice++) {
            DataSet data = files.object(UID.MRImageStorage, "MR", series, description, slice + 1);
            put(data, Tag.ImageType, "ORIGINAL", "PRIMARY");
            put(data, Tag.BodyPartExamined, "HEAD");
            put(data, Tag.ScanningSequence, "GR");
            put(data, Tag.SequenceVariant, "SP");
            put(data, Tag.ScanOptions, "");
            put(data, Tag.MRAcquisitionType, "3D");
            put(data, Tag.EchoTime, "2.6");
            put(data, Tag.RepetitionTime, "1900");
            put(data, Tag.EchoTrainLength, "1");
            put(data, Tag.WindowCenter, "350");
            put(data, Tag.WindowWidth, "700");
            axial(phantom, stack, slice, data, 0, noise);
        }
    }

    private void axial(Phantom phantom, Stack stack, int slice, DataSet data, int offset, double noise)
            throws IOException {
        double corner = -stack.pitch() * (stack.size() - 1) / 2;
        put(data, Tag.FrameOfReferenceUID, data.string(Tag.StudyInstanceUID).orElseThrow() + ".1");
        put(data, Tag.PositionReferenceIndicator, "");
        put(data, Tag.ImagePositionPatient, decimal(corner), decimal(corner), decimal(stack.z(slice)));
        put(data, Tag.ImageOrientationPatient, "1", "0", "0", "0", "1", "0");
        put(data, Tag.PixelSpacing, decimal(stack.pitch()), decimal(stack.pitch()));
        put(data, Tag.SliceThickness, decimal(stack.spacing()));
        put(data, Tag.SliceLocation, decimal(stack.z(slice)));
        float[] plane = phantom.slice(stack.z(slice), stack.size(), stack.pitch());
        Random random = new Random(slice);
        short[] values = new short[plane.length];
        for (int i = 0; i < plane.length; i++) {
            double value = plane[i] + offset + noise * random.nextGaussian();
            values[i] = (short) Math.max(0, Math.min(4095, Math.round(value)));
        }
        ImageFiles.pixels(data, stack.size(), stack.size(), 12, false, values);
        files.write(data);
    }

    /** A frontal radiograph: water-equivalent thickness along y through slices {@code stack} of the phantom, in parallel light. */
    void radiograph(Phantom phantom, int series, String description, Stack stack, int size) throws IOException {
        float[][] depth = new float[stack.count()][];
        for (int slice = 0; slice < stack.count(); slice++) {
            depth[slice] =
                    columnSums(phantom.slice(stack.z(stack.count() - 1 - slice), stack.size(), stack.pitch()), stack);
        }
        double field = stack.size() * stack.pitch();
        DataSet data = files.object(UID.DigitalXRayImageStorageForPresentation, "DX", series, description, 1);
        put(data, Tag.ImageType, "DERIVED", "PRIMARY", "");
        put(data, Tag.BodyPartExamined, "CHEST");
        put(data, Tag.ViewPosition, "PA");
        put(data, Tag.PatientOrientation, "L", "F");
        put(data, Tag.ImagerPixelSpacing, decimal(field / size), decimal(field / size));
        put(data, Tag.PresentationIntentType, "FOR PRESENTATION");
        put(data, Tag.PresentationLUTShape, "IDENTITY");
        put(data, Tag.PixelIntensityRelationship, "LOG");
        put(data, Tag.RescaleIntercept, "0");
        put(data, Tag.RescaleSlope, "1");
        put(data, Tag.WindowCenter, "2048");
        put(data, Tag.WindowWidth, "3600");
        ImageFiles.pixels(data, size, size, 12, false, detector(depth, stack, size));
        files.write(data);
    }

    /** Water-equivalent thickness along y for each column, mm. */
    private static float[] columnSums(float[] plane, Stack stack) {
        float[] sums = new float[stack.size()];
        for (int row = 0; row < stack.size(); row++) {
            for (int column = 0; column < stack.size(); column++) {
                double density = (plane[row * stack.size() + column] - HU_AIR) / -HU_AIR;
                sums[column] += (float) (density * stack.pitch());
            }
        }
        return sums;
    }

    /** Film-like: dense is bright. Bilinear between the phantom's coarser cells, with quantum noise. */
    private static short[] detector(float[][] depth, Stack stack, int size) {
        double step = stack.size() * stack.pitch() / size;
        double height = stack.count() * stack.spacing();
        double thickest = 1;
        for (float[] sums : depth) {
            for (float sum : sums) {
                thickest = Math.max(thickest, sum);
            }
        }
        Random random = new Random(size);
        short[] values = new short[size * size];
        for (int row = 0; row < size; row++) {
            double v = Math.max(
                    0, Math.min(depth.length - 1.001, (row * step - (size * step - height) / 2) / stack.spacing()));
            for (int column = 0; column < size; column++) {
                double u = Math.min(stack.size() - 1.001, column * step / stack.pitch());
                double thickness = bilinear(depth, u, v);
                double signal = BRIGHTEST * Math.pow(thickness / thickest, GAMMA);
                values[row * size + column] =
                        (short) Math.max(0, Math.min(4095, Math.round(signal + 14 * random.nextGaussian())));
            }
        }
        return values;
    }

    private static double bilinear(float[][] rows, double u, double v) {
        int column = (int) u;
        int row = (int) v;
        double right = u - column;
        double down = v - row;
        return (1 - down) * ((1 - right) * rows[row][column] + right * rows[row][column + 1])
                + down * ((1 - right) * rows[row + 1][column] + right * rows[row + 1][column + 1]);
    }
}
