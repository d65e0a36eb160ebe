/// <reference types="@tarojs/taro" />

declare module '*.css';
declare module '*.png';

/** Where the API is: `/api` of the same origin on H5, TARO_APP_API_BASE in the mini-program. */
declare const __API_BASE__: string;
/** Whether the login page offers demo people (the local stack only). */
declare const __DEV_LOGIN__: boolean;
/** Whether the mini-program was built with the plugin that reads aloud. */
declare const __SPEECH_PLUGIN__: boolean;
/** Whether WeChat has allowed this mini-program to let a person choose a place on the map. */
declare const __LOCATION__: boolean;
