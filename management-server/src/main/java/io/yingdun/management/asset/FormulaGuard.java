package io.yingdun.management.asset;

/**
 * Keeps a spreadsheet from taking a cell for a formula (CWE-1236): in a file written here a value that begins with
 * {@code = + - @}, a tab or a line break gets an apostrophe in front, and reading takes it away again.
 */
final class FormulaGuard {

    private static final String DANGEROUS = "=+-@\t\r\n";

    private FormulaGuard() {}

    static String applied(String value) {
        return isDangerous(value, 0) ? "'" + value : value;
    }

    static String removed(String value) {
        return value.startsWith("'") && isDangerous(value, 1) ? value.substring(1) : value;
    }

    private static boolean isDangerous(String value, int at) {
        return value.length() > at && DANGEROUS.indexOf(value.charAt(at)) >= 0;
    }
}
