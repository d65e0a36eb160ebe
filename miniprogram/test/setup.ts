import '@testing-library/jest-dom';

Object.assign(globalThis, { __API_BASE__: 'http://api.test', __DEV_LOGIN__: false, __LOCATION__: true });
process.env.TARO_ENV = 'weapp';
