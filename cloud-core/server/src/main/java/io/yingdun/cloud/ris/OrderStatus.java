package io.yingdun.cloud.ris;

/** How far an order has come. */
public enum OrderStatus {
    /** 登记 */
    REGISTERED,
    /** 已检查 */
    EXAMINED,
    /** 已报告 */
    REPORTED,
    /** 已审核 */
    APPROVED,
    /** 已取消 */
    CANCELLED
}
